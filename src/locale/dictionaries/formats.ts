import { relativeTime } from '../relative-time.js';

/** The forms of a noun by the plural rules of its language; `#` is replaced by the number. */
type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** How a language writes numbers, dates and counted nouns. */
export interface Formats {
  readonly number: (value: number) => string;
  /** With one decimal, and its unit. */
  readonly seconds: (value: number) => string;
  readonly date: (day: Date) => string;
  readonly plural: (count: number, forms: PluralForms) => string;
  /** @param seconds from now */
  readonly soon: (seconds: number) => string;
}

/** @param language may name digits and a calendar: engines differ on the default digits of `ar` */
export function formatsOf(language: string, dateStyle: 'medium' | 'long' = 'medium'): Formats {
  const number = new Intl.NumberFormat(language);
  const seconds = new Intl.NumberFormat(language, {
    ...{ style: 'unit', unit: 'second', unitDisplay: 'short' },
    ...{ minimumFractionDigits: 1, maximumFractionDigits: 1 },
  });
  const date = new Intl.DateTimeFormat(language, { dateStyle });
  const rules = new Intl.PluralRules(language);
  return {
    number: (value) => number.format(value),
    seconds: (value) => seconds.format(value),
    date: (day) => date.format(day),
    plural: (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', number.format(count)),
    soon: (seconds) => relativeTime(language, seconds),
  };
}
