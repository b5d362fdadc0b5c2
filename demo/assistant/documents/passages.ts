import type { Token, Tokens } from 'marked';
import { inlineMarkdown, inlineText, stretchesOf, type LinkRewriter, type Stretch } from './markdown.js';
import type { Page, ParsedPage } from './page.js';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const abbreviation = /(?:^|[\s(])(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|No|Nr|Inc|Ltd|vs|approx|max|min|e\.g|i\.e|etc|cf)\.\s*$/i;

const maxAbbreviation = 12;
/** `Intl.Segmenter` takes quadratic time, so that longer text is segmented in windows of this many characters. */
const windowLength = 10_000;

/** Splits a paragraph into sentences (Markdown), but never inside a stretch that is whole. */
export function sentencesOf(stretches: readonly Stretch[]): readonly string[] {
  const markdown = stretches.map((stretch) => stretch.markdown).join('');
  const shape = stretches.map((stretch) => (stretch.isWhole ? 'x'.repeat(stretch.markdown.length) : stretch.markdown)).join('');
  const sentences: string[] = [];
  let open = '';
  for (const { segment, index } of segmentsOf(shape)) {
    open += markdown.slice(index, index + segment.length);
    const next = shape.slice(index + segment.length, index + segment.length + 2);
    if (abbreviation.test(segment.slice(-maxAbbreviation)) || /^\p{Ll}/u.test(next)) continue;
    sentences.push(open.trim());
    open = '';
  }
  return [...sentences, open.trim()].filter((sentence) => sentence !== '');
}

function* segmentsOf(text: string): Generator<{ readonly segment: string; readonly index: number }> {
  for (let start = 0; start < text.length; start += windowLength) {
    for (const { segment, index } of segmenter.segment(text.slice(start, start + windowLength))) {
      yield { segment, index: start + index };
    }
  }
}

export type Block =
  | { readonly kind: 'paragraph'; readonly sentences: readonly string[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly start: number; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rule: string;
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'code'; readonly markdown: string };

/** The content between a heading and the next one of any level. */
export interface Passage {
  readonly page: Page;
  /** From the outermost to the passage's own; without the title of the page. */
  readonly headings: readonly string[];
  readonly anchor?: string;
  readonly blocks: readonly Block[];
}

export function passagesOf(page: ParsedPage, rewrite: LinkRewriter): readonly Passage[] {
  const passages: Passage[] = [];
  const path: { readonly depth: number; readonly text: string }[] = [];
  let anchor: string | undefined;
  let tokens: Token[] = [];
  const finish = () => {
    const blocks = tokens.flatMap((token) => blocksOf(token, rewrite));
    const headings = path.map(({ text }) => text).filter((text) => text !== page.title);
    if (blocks.length > 0 || headings.length > 0) passages.push({ page, headings, blocks, ...(anchor ? { anchor } : {}) });
    tokens = [];
  };
  for (const token of page.tokens) {
    if (token.type !== 'heading') {
      tokens.push(token);
      continue;
    }
    finish();
    const heading = token as Tokens.Heading;
    while (path.length > 0 && path.at(-1)!.depth >= heading.depth) path.pop();
    path.push({ depth: heading.depth, text: inlineText(heading.tokens).trim() });
    anchor = page.anchors.get(token);
  }
  finish();
  return passages;
}

function blocksOf(token: Token, rewrite: LinkRewriter): readonly Block[] {
  switch (token.type) {
    case 'paragraph':
    case 'text': {
      const { tokens } = token as Tokens.Paragraph;
      const sentences = sentencesOf(stretchesOf(tokens ?? [], rewrite));
      return sentences.length > 0 ? [{ kind: 'paragraph', sentences }] : [];
    }
    case 'blockquote':
      return ((token as Tokens.Blockquote).tokens ?? []).flatMap((inner) => blocksOf(inner, rewrite));
    case 'list': {
      const list = token as Tokens.List;
      const items = list.items.map((item) => itemMarkdown(item, rewrite)).filter((item) => item !== '');
      const start = typeof list.start === 'number' ? list.start : 1;
      return items.length > 0 ? [{ kind: 'list', isOrdered: list.ordered, start, items }] : [];
    }
    case 'table': {
      const { header, align, rows } = token as Tokens.Table;
      const cell = ({ tokens }: Tokens.TableCell) => inlineMarkdown(tokens, rewrite).replace(/(?<!\\)\|/g, '\\|');
      const marks = { left: ':---', right: '---:', center: ':---:' };
      const rule = `| ${align.map((side) => (side ? marks[side] : '---')).join(' | ')} |`;
      if (rows.length === 0) return [];
      return [{ kind: 'table', head: header.map(cell), rule, rows: rows.map((row) => row.map(cell)) }];
    }
    case 'code': {
      const { text, lang } = token as Tokens.Code;
      return [{ kind: 'code', markdown: fenced(text, lang) }];
    }
    default:
      return [];
  }
}

/** A list item without its marker; nested blocks follow on lines of their own. */
function itemMarkdown(item: Tokens.ListItem, rewrite: LinkRewriter): string {
  const parts = item.tokens.flatMap((token) => blocksOf(token, rewrite)).map(blockMarkdown);
  return (item.task ? `[${item.checked ? 'x' : ' '}] ` : '') + parts.join('\n');
}

export function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.sentences.join(' ');
    case 'list':
      return block.items.map((item, index) => listItem(block, item, index)).join('\n');
    case 'table':
      return [rowMarkdown(block.head), block.rule, ...block.rows.map(rowMarkdown)].join('\n');
    case 'code':
      return block.markdown;
  }
}

export function listItem(list: { readonly isOrdered: boolean; readonly start: number }, item: string, index: number): string {
  const mark = list.isOrdered ? `${list.start + index}. ` : '- ';
  return mark + item.replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
}

export function rowMarkdown(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function fenced(text: string, language = ''): string {
  const longest = Array.from(text.matchAll(/`+/g)).reduce((length, [run]) => Math.max(length, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language.replace(/[`\s].*$/s, '')}\n${text}\n${fence}`;
}
