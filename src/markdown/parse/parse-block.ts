/** Parses the source of one block. */
import type { LinkDefinitions } from './addresses.js';
import type { ItemNumber, MarkdownBlock } from './blocks.js';
import { createLexer, type Token, type Tokens } from './dialect.js';
import { isInlineFlood, mostInlineDepth } from './limits.js';

interface WithText {
  readonly text: string;
}

interface WithTokens {
  readonly tokens: readonly ParsedToken[];
}

interface WithAddress {
  readonly href: string;
  readonly title?: string | null | undefined;
}

interface OfCitations {
  /** Among the citations of the block. */
  readonly indexes: readonly number[];
}

/** The fields of a token by its type: of marked and the dialect, `plain` of `parseBlock()`, the last two of citations. */
interface TokenFields {
  readonly space: unknown;
  readonly def: unknown;
  readonly hr: unknown;
  readonly br: unknown;
  /** Text of an item that is not a paragraph has tokens. */
  readonly text: WithText;
  readonly escape: WithText;
  readonly path: WithText;
  readonly codespan: WithText;
  readonly markup: WithText;
  readonly paragraph: WithTokens;
  readonly blockquote: WithTokens;
  readonly strong: WithTokens;
  readonly em: WithTokens;
  readonly del: WithTokens;
  readonly heading: WithTokens & { readonly depth: number };
  readonly list: {
    readonly ordered: boolean;
    readonly items: readonly ParsedItem[];
    /** Number of the item before a part of a list. */
    readonly itemBefore?: ItemNumber | undefined;
  };
  readonly table: { readonly header: readonly ParsedCell[]; readonly rows: readonly (readonly ParsedCell[])[] };
  readonly code: WithText & { readonly lang?: string | undefined };
  readonly checkbox: { readonly checked: boolean };
  readonly image: WithTokens & WithAddress;
  readonly link: WithTokens & WithText & WithAddress & { readonly autolink?: boolean };
  readonly plain: unknown;
  readonly citation: OfCitations;
  readonly citationLine: OfCitations;
}

export type TokenType = keyof TokenFields;

/** A token of one of these types. */
export type ParsedToken<Type extends TokenType = TokenType> = {
  readonly [Each in Type]: {
    readonly type: Each;
    readonly raw: string;
    readonly text?: string;
    readonly tokens?: readonly ParsedToken[] | undefined;
  } & TokenFields[Each];
}[Type];

export interface ParsedItem extends WithTokens {
  readonly type: 'list_item';
  readonly raw: string;
}

export interface ParsedCell extends WithTokens {
  readonly header: boolean;
  readonly align: string | null;
}

/**
 * The tokens of a block.
 * @param definitions the definitions in force; by default those in the source
 * @param isLoose whether the block is part of a list whose items contain paragraphs
 * @param itemBefore the number of the list item before the source
 * @throws errors of the parser
 */
export function parseBlock(
  source: string,
  definitions?: LinkDefinitions,
  isLoose = false,
  itemBefore?: ItemNumber,
): readonly ParsedToken[] {
  const lexer = createLexer(definitions);
  lexer.blockTokens(source, lexer.tokens);
  for (const token of lexer.tokens) {
    if (token.type !== 'list') continue;
    if (isLoose && !token.loose) loosen(token.items);
    Object.assign(token, { itemBefore });
  }
  for (const { src, tokens } of lexer.inlineQueue) {
    if (!isInlineFlood(src)) lexer.inlineTokens(src, tokens);
    if ((src !== '' && tokens.length === 0) || isDeeper(tokens, mostInlineDepth)) {
      tokens.splice(0, Infinity, { type: 'text', raw: src, text: src, escaped: false }, { type: 'plain', raw: '' });
    }
  }
  return lexer.tokens as unknown as readonly ParsedToken[];
}

/** The labels, among those of these definitions, that links of a block refer to. */
export function referredLabels(
  { context = '', markdown }: MarkdownBlock,
  definitions: MarkdownBlock['definitions'],
): ReadonlySet<string> {
  const labels = new Set<string>();
  const watched: LinkDefinitions = Object.create(null);
  for (const [label, { title }] of definitions) {
    watched[label] = {
      title,
      // marked reads the address of a definition only when it creates a link or an image to it.
      get href() {
        labels.add(label);
        return 'https:';
      },
    };
  }
  try {
    const lexer = createLexer();
    lexer.tokens.links = watched as typeof lexer.tokens.links;
    lexer.blockTokens(context + markdown, lexer.tokens);
    for (const { src, tokens } of lexer.inlineQueue) if (!isInlineFlood(src)) lexer.inlineTokens(src, tokens);
  } catch {
    // The block is shown as plain text, without links.
    labels.clear();
  }
  return labels;
}

/** Turns the text of items into paragraphs: another part of the list has made it loose. */
function loosen(items: readonly Tokens.ListItem[]): void {
  for (const item of items) {
    for (const token of item.tokens) if (token.type === 'text') token.type = 'paragraph';
    const [box, text] = item.tokens;
    if (box?.type !== 'checkbox') continue;
    if (text?.type === 'paragraph') item.tokens.shift();
    if (text?.type === 'paragraph') text.tokens?.unshift(box);
    else item.tokens[0] = { type: 'paragraph', raw: box.raw, text: box.raw, tokens: [box] };
  }
}

function isDeeper(tokens: readonly Token[], depth: number): boolean {
  if (depth === 0) return true;
  return tokens.some((token) => 'tokens' in token && token.tokens !== undefined && isDeeper(token.tokens, depth - 1));
}
