/** What of a parsed block is needed to cut it; `tokens` are those of inline text. */
export interface BlockToken {
  readonly type: string;
  readonly raw: string;
  readonly items?: readonly BlockToken[];
  readonly tokens?: readonly BlockToken[] | undefined;
}

/** One block cut into parts that grow and freeze on their own. */
export interface SplitBlock {
  /** What belongs to the first part alone, and what must stand before each other one, that it be read as part of the block. */
  readonly lead: string;
  readonly context: string;
  readonly parts: readonly string[];
}

/** A part is no shorter than this; where it ends depends on nothing that comes after it. */
const leastLength = { list: 320, table: 320, code: 2_048, paragraph: 400 };

/** Stands for the words of a paragraph that are gone already: what follows begins no line. */
const before = 'x';

/** Cuts lists between items, tables between rows, code between lines and paragraphs between words. `isContinuation`: `token` begins with its context. */
export function splitBlock(
  token: BlockToken,
  isContinuation: boolean,
  parseInline: (text: string) => readonly BlockToken[] | undefined,
): SplitBlock {
  const { type, raw } = token;
  const lead =
    type === 'table' ? /^.*\n.*\n?/.exec(raw)![0] : type === 'code' ? (/^(?:`{3,}|~{3,}).*\n/.exec(raw)?.[0] ?? '') : '';
  const context = type === 'paragraph' ? before : lead;
  const own = raw.slice(isContinuation ? context.length : lead.length);
  const cuts =
    type === 'list'
      ? itemStarts(own, token.items ?? [])
      : type === 'table'
        ? lineStarts(own)
        : type === 'code' && lead
          ? lineStarts(withoutClosingFence(own, lead))
          : [];
  const parts = type === 'paragraph' ? cutParagraph(own, parseInline) : cutAt(own, cuts, leastLength[type as 'list'] ?? Infinity);
  return { lead, context, parts };
}

function cutAt(text: string, cuts: readonly number[], least: number): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const cut of cuts) {
    if (cut - from < least) continue;
    parts.push(text.slice(from, cut));
    from = cut;
  }
  return [...parts, text.slice(from)];
}

/**
 * Items with text on their first line, as one without cannot begin a list. Nor does a part end where the parser would read the
 * list's last item otherwise than one in between: it drops the space that an empty task or code ends with.
 */
function itemStarts(text: string, items: readonly BlockToken[]): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  let last = '';
  for (const { raw } of items) {
    if (!text.startsWith(raw, at)) return [];
    const isWhole = /[^\s\]]\n$/.test(last) || (/[^\s\]]\s*$/.test(last) && !/```|~~~/.test(last));
    if (isWhole && /^ {0,3}(?:[-+*]|\d{1,9}[.)])[ \t]+\S/.test(raw)) starts.push(at);
    at += raw.length;
    last = raw;
  }
  return starts;
}

function lineStarts(text: string): readonly number[] {
  return Array.from(text.matchAll(/\n(?=[^])/g), ({ index }) => index + 1);
}

function withoutClosingFence(own: string, lead: string): string {
  const fence = /^(?:`+|~+)/.exec(lead)![0];
  const last = /(?:^|\n)( {0,3}(`{3,}|~{3,})[ \t]*\n*)$/.exec(own);
  return last?.[2]!.startsWith(fence) ? own.slice(0, own.length - last[1]!.length) : own;
}

function cutParagraph(own: string, parseInline: (text: string) => readonly BlockToken[] | undefined): readonly string[] {
  const parts: string[] = [];
  let rest = own;
  for (let window = 2 * leastLength.paragraph; rest.length > leastLength.paragraph; window *= 2) {
    const tokens = parseInline(rest.slice(0, window));
    const end = tokens && wordEnd(tokens);
    if (end !== undefined) {
      parts.push(rest.slice(0, end));
      rest = rest.slice(end);
      window = leastLength.paragraph;
    } else if (!tokens || window >= rest.length) break;
  }
  return [...parts, rest];
}

/** The first end of a word, far enough in, that no syntax can reach across, whatever follows: no mark before it is left open. */
function wordEnd(tokens: readonly BlockToken[]): number | undefined {
  let offset = 0;
  for (const token of tokens) {
    if (token.type === 'br' && offset >= leastLength.paragraph) return offset;
    if (token.type !== 'text') {
      if (hasLooseMarks(token)) return undefined;
    } else {
      let tries = 40;
      for (const { index } of token.raw.matchAll(wordBoundary)) {
        if (offset + index < leastLength.paragraph) continue;
        if (!looseMark.test(token.raw.slice(0, index).replace(harmlessMarks, ''))) return offset + index;
        if (--tries === 0) return undefined;
      }
      if (hasLooseMarks(token)) return undefined;
    }
    offset += token.raw.length;
  }
  return undefined;
}

const wordBoundary = /(?<=[\p{L}\p{N}.,;?])(?=\s+\p{L})|(?<=[。、！？])(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu;
const harmlessMarks = /(?<=[a-z\d])_+(?=[a-z\d])|(?<!~)~(?!~)|(?<=\s)\*(?=\s)|\[[^[\]]*\](?=[^([:])|<(?=[\s\d=])/gi;
const looseMark = /[*_~`[\]<]/;

function hasLooseMarks({ type, raw, tokens }: BlockToken): boolean {
  if (type === 'text') return looseMark.test(raw.replace(harmlessMarks, ''));
  const isBareLink = type === 'link' && raw[0] !== '[';
  return !isBareLink && (tokens?.some(hasLooseMarks) ?? false);
}
