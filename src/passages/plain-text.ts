/** What a link reference may lead to: the renderer shows `[Status]: Approved` as text. */
const definition = /^ {0,3}\[([^\]\n^][^\]\n]*)\]:[ \t]*(?:[</#]|www\.|mailto:|tel:|[a-z][a-z\d+.-]*:\/\/).*/gim;
const marks =
  /\\(?=[!-/:-@[-`{-~])|`+|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});|<br ?\/?>|<(?:[a-z][a-z\d+.-]{1,31}:|[^\s<>@]{1,64}@)[^\s<>]*>|!?\[|\]|\*+|_+|~~/gi;
const target = /^(?:<[^<>\n]*>|\S*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?$|^https?:\/\/[^\s/()<>]+\/[^\n<>]*$/i;
const longestTarget = 2_000;
const longestLabel = 200;
const word = /[\p{L}\p{M}\p{N}_]/u;
/** The names of characters that converters write. */
const named = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', auml: 'ä', ouml: 'ö', uuml: 'ü', szlig: 'ß' }),
);

/** Link definitions of a content by label, as they are written. */
export function definitionsIn(content: string): ReadonlyMap<string, string> {
  return new Map([...content.matchAll(definition)].map(([line, label]) => [labelOf(label!), line]));
}

export function isDefinition(line: string): boolean {
  return line.search(definition) === 0;
}

/** As labels are compared. */
export function labelOf(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/**
 * The text of a block without marks of Markdown. Its letters and digits are those that the renderer shows, by which a passage is
 * found there. Each step takes time in proportion to the text: a source may be anything.
 */
export function plainText(markdown: string, definitions: ReadonlyMap<string, string> = new Map()): string {
  const tokens = [...markdown.matchAll(marks)];
  const ticks = offsetsOfTicks(tokens);
  const closing = markdown.includes('](') ? closingParentheses(markdown) : new Map<number, number>();
  const written: string[] = [];
  /** Where brackets and emphasis that are still open stand in `written`. */
  const brackets: { readonly piece: number; readonly start: number }[] = [];
  const emphasis = new Map<string, number[]>();
  let offset = 0;
  for (const { 0: mark, index } of tokens) {
    if (index < offset) continue;
    const piece = written.push(markdown.slice(offset, index), mark) - 1;
    offset = index + mark.length;
    if (mark === '\\') written[piece] = markdown[offset++]!;
    else if (mark[0] === '&') written[piece] = characterOf(mark);
    else if (mark[0] === '<') written[piece] = /^<br ?\/?>$/i.test(mark) ? ' ' : mark.slice(1, -1);
    else if (mark[0] === '`') {
      const end = nextAfter(index, ticks.get(mark.length)!);
      if (end === undefined) continue;
      written[piece] = markdown.slice(offset, end);
      offset = end + mark.length;
    } else if (mark.endsWith('[')) brackets.push({ piece, start: offset });
    else if (mark === ']') {
      const open = brackets.pop();
      const end = open && endOfLink(markdown, open.start, index, closing, definitions);
      if (end === undefined) continue;
      written[open!.piece] = written[piece] = '';
      offset = end;
    } else {
      const [before = ' ', after = ' '] = [markdown[index - 1], markdown[offset]];
      const isInWord = word.test(before) && word.test(after);
      // 2*3*4 and max_retry_count have none.
      if (isInWord && (mark[0] === '_' || (/\d/.test(before) && /\d/.test(after)))) continue;
      const open = emphasis.get(mark) ?? [];
      emphasis.set(mark, open);
      if (/\S/.test(before) && open.length > 0) written[open.pop()!] = written[piece] = '';
      else if (/\S/.test(after)) open.push(piece);
    }
  }
  written.push(markdown.slice(offset));
  return written.join('').replace(/\s+/g, ' ').trim();
}

/** Runs of backticks by their length. */
function offsetsOfTicks(tokens: readonly RegExpExecArray[]): ReadonlyMap<number, number[]> {
  const offsets = new Map<number, number[]>();
  for (const { 0: mark, index } of tokens.toReversed()) {
    if (mark[0] !== '`') continue;
    const known = offsets.get(mark.length);
    if (known) known.push(index);
    else offsets.set(mark.length, [index]);
  }
  return offsets;
}

/** Drops what is before: no code begins there any more. */
function nextAfter(index: number, offsets: number[]): number | undefined {
  while (offsets.length > 0 && offsets.at(-1)! <= index) offsets.pop();
  return offsets.at(-1);
}

function closingParentheses(markdown: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: mark, index } of markdown.matchAll(/\\[()]|[()]/g)) {
    if (mark === '(') open.push(index);
    else if (mark === ')' && open.length > 0) closing.set(open.pop()!, index);
  }
  return closing;
}

/** Where a link ends whose text begins and ends at these offsets; undefined if brackets are all that it is. */
function endOfLink(
  markdown: string,
  start: number,
  end: number,
  closing: ReadonlyMap<number, number>,
  definitions: ReadonlyMap<string, string>,
): number | undefined {
  const behind = end + 1;
  const close = markdown[behind] === '(' ? closing.get(behind) : undefined;
  if (close !== undefined && close - behind < longestTarget) {
    const content = markdown.slice(behind + 1, close).trim();
    if (!content.includes('](') && target.test(content)) return close + 1;
  }
  if (definitions.size === 0) return undefined;
  const labelEnd = markdown[behind] === '[' ? markdown.indexOf(']', behind) : -1;
  const [from, to] = labelEnd > behind + 1 ? [behind + 1, labelEnd] : [start, end];
  if (to - from > longestLabel || !definitions.has(labelOf(markdown.slice(from, to)))) return undefined;
  return labelEnd > 0 ? labelEnd + 1 : behind;
}

function characterOf(reference: string): string {
  const code = /^&#(?:x([\da-f]+)|(\d+))/i.exec(reference);
  if (!code) return named.get(reference.slice(1, -1)) ?? reference;
  const point = code[1] ? parseInt(code[1], 16) : Number(code[2]);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
}
