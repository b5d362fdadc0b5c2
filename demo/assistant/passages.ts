import type { Token, Tokens } from 'marked';
import { greatest } from './greatest.js';
import { inlineMarkdown, stretchesOf, type LinkRewriter } from './inline-markdown.js';
import { inlineText } from './inline-text.js';
import type { Page } from './page.js';
import { sentencesOf } from './sentences.js';

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

/** What stands under one heading, up to the next of any level. */
export interface Passage {
  readonly page: Page;
  /** From the outermost to its own; without the page's title. */
  readonly headings: readonly string[];
  readonly anchor?: string;
  readonly blocks: readonly Block[];
}

export function passagesOf(page: Page, rewrite: LinkRewriter): readonly Passage[] {
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

/** An item without its mark; what is nested in it stands on lines of its own. */
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
  const longest = Math.max(2, greatest(Array.from(text.matchAll(/`+/g), ([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language.replace(/[`\s].*$/s, '')}\n${text}\n${fence}`;
}
