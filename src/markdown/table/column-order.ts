/** Compares two cells of a column by their text. */
export type CompareCells = (one: string, other: string) => number;

export type Direction = 'ascending' | 'descending';

/**
 * The order of the rows of a table by one of its columns, as indexes of its cells. Rows with equal cells keep their order, and
 * empty cells are last in both directions.
 * @param language of the answer, as a BCP 47 tag
 */
export function orderOf(cells: readonly string[], direction: Direction, language: string | undefined): readonly number[] {
  const compare = compareFor(cells, language);
  const sign = direction === 'ascending' ? 1 : -1;
  return [...cells.keys()].sort((one, other) => {
    const [left, right] = [cells[one]!, cells[other]!];
    if (isEmpty(left) || isEmpty(right)) return Number(isEmpty(left)) - Number(isEmpty(right));
    return sign * compare(left, right);
  });
}

/** Whether all cells that are not empty are numbers, and there is one. */
export function areNumbers(cells: readonly string[], language: string | undefined): boolean {
  return valuesOf(cells, numberReader(cells, language)) !== undefined;
}

function compareFor(cells: readonly string[], language: string | undefined): CompareCells {
  const values = valuesOf(cells, numberReader(cells, language)) ?? valuesOf(cells, dateReader(cells, language));
  if (values) return (one, other) => values.get(one)! - values.get(other)!;
  return new Intl.Collator(language, { numeric: true }).compare;
}

function isEmpty(cell: string): boolean {
  return /^[-–—−]?$/.test(cell);
}

type Read = (cell: string) => number | undefined;

/** Longer text is neither a number nor a date. */
const longestValue = 40;

/** @returns undefined, unless all cells that are not empty have a value */
function valuesOf(cells: readonly string[], read: Read): ReadonlyMap<string, number> | undefined {
  const values = new Map<string, number>();
  for (const cell of cells) {
    if (isEmpty(cell) || values.has(cell)) continue;
    const value = cell.length > longestValue ? undefined : read(cell);
    if (value === undefined) return undefined;
    values.set(cell, value);
  }
  return values.size > 0 ? values : undefined;
}

const currency = String.raw`[A-Z]{3}|[A-Z]{0,2}\p{Sc}[A-Z]{0,2}`;
/** A number without its sign, and what may stand around it: a currency, a percent sign. */
const quantity = new RegExp(
  String.raw`^(?:(?:${currency})\s*)?(\d[\d.,'’\s]*(?<=\d)|\d)\s*(?:%|‰|${currency}|kr\.?|zł|Kč)?$`,
  'u',
);
const digitsInGroups = /^\d{1,3}(?:([.,'’\s])\d{3}(?:\1\d{3})*)?$|^\d+$/u;

/** Reads numbers as the column writes them; its language decides where "1,234" could be either. */
function numberReader(cells: readonly string[], language: string | undefined): Read {
  const written = cells.map(asciiDigits);
  const point = written.some(hasDecimal('.')) ? '.' : written.some(hasDecimal(',')) ? ',' : decimalOf(language);
  return (cell) => {
    let text = asciiDigits(cell);
    const isInBrackets = /^\(.*\)$/.test(text);
    if (isInBrackets) text = text.slice(1, -1);
    const sign = /[-−+](?=\s*(?:[A-Z]{0,3}\s*\p{Sc}?\s*)\d)|^[-−+]/u.exec(text)?.[0];
    if (sign) text = text.replace(sign, '').trim();
    const body = quantity.exec(text)?.[1];
    if (body === undefined) return undefined;
    const [whole, fraction = '', ...rest] = body.split(point);
    if (rest.length > 0 || !/^\d*$/.test(fraction) || !digitsInGroups.test(whole || '0')) return undefined;
    const value = Number(`${whole!.replace(/\D/g, '') || '0'}.${fraction || '0'}`);
    return isInBrackets || sign === '-' || sign === '−' ? -value : value;
  };
}

/** Whether a number certainly has this as its decimal point: behind the other one, or not before three digits. */
function hasDecimal(point: string): (text: string) => boolean {
  const other = point === '.' ? ',' : '.';
  return (text) => {
    const body = /\d[\d.,'’\s]*/u.exec(text)?.[0].trim() ?? '';
    const at = body.lastIndexOf(point);
    if (at < 0 || at !== body.indexOf(point)) return false;
    const isLast = at > body.lastIndexOf(other);
    return isLast && (body.includes(other) || !/^\d{1,3}[.,]\d{3}$/.test(body) || body.startsWith('0'));
  };
}

function decimalOf(language: string | undefined): string {
  return new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1.5).find(({ type }) => type === 'decimal')!
    .value;
}

/** Arabic and Persian digits and separators as those of ASCII. */
function asciiDigits(text: string): string {
  return text
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')
    .replace(/٪/g, '%');
}

/** Reads ISO dates, and days as people write them: with points, slashes, or the name of a month. */
function dateReader(cells: readonly string[], language: string | undefined): Read {
  const months = monthNames(language);
  const slashed = cells.map((cell) => /^(\d{1,2})\/(\d{1,2})\/\d{4}$/.exec(cell)?.map(Number) ?? []);
  const isMonthFirst =
    !slashed.some(([, first]) => first! > 12) && (slashed.some(([, , second]) => second! > 12) || isMonthFirstIn(language));
  return (cell) => {
    const text = asciiDigits(cell);
    const iso = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?$/.exec(text);
    if (iso) return validDate(iso[1]!, iso[2]!, iso[3] ?? '1') === undefined ? undefined : validTime(text);
    const plain = /^(\d{1,2})([./])\s?(\d{1,2})\2\s?(\d{4})$/.exec(text);
    if (plain) {
      const [, first, mark, second, year] = plain as unknown as readonly [string, string, string, string, string];
      return mark === '/' && isMonthFirst ? validDate(year, first, second) : validDate(year, second, first);
    }
    const named = /^(?:(\d{1,2})\.?\s+)?(?:de\s+)?(\p{L}+)\.?\s+(?:de\s+)?(?:(\d{1,2}),?\s+)?(\d{4})$/u.exec(text);
    const month = named && months.get(named[2]!.toLowerCase());
    return month ? validDate(named[4]!, String(month), named[1] ?? named[3] ?? '1') : undefined;
  };
}

function validTime(text: string): number | undefined {
  const time = Date.parse(text.replace(' ', 'T'));
  return Number.isNaN(time) ? undefined : time;
}

function validDate(year: string, month: string, day: string): number | undefined {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? date.getTime() : undefined;
}

function isMonthFirstIn(language: string | undefined): boolean {
  return new Intl.DateTimeFormat(language).formatToParts(0)[0]?.type === 'month';
}

/** The numbers of months by their names, whole and short: those of the language, and English ones. */
function monthNames(language: string | undefined): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const locale of ['en', language])
    for (const style of ['long', 'short'] as const)
      for (let month = 0; month < 12; month++) {
        const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: style, timeZone: 'UTC' });
        const name = format.formatToParts(Date.UTC(2024, month, 1)).find(({ type }) => type === 'month')!.value;
        names.set(name.toLowerCase().replace(/\.$/, ''), month + 1);
      }
  return names.set('sept', 9);
}
