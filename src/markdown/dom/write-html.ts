import { itemNumber, type ItemNumber } from '../parse/blocks.js';
import type { ParsedCell, ParsedItem, ParsedToken, TokenType } from '../parse/parse-block.js';

type Writers = { readonly [Type in TokenType]: (token: ParsedToken<Type>) => string };

const element =
  (name: string) =>
  ({ tokens }: { readonly tokens: readonly ParsedToken[] }): string =>
    `<${name}>${writeHtml(tokens) || loneDefinitions(tokens)}</${name}>`;
const nothing = (): string => '';
const text = ({ text, tokens }: ParsedToken<'text' | 'escape' | 'path'>): string =>
  tokens ? writeHtml(tokens) : escapeText(text);

/** Definitions are hidden, unless their item or quote would be empty. */
const loneDefinitions = (tokens: readonly ParsedToken[]): string =>
  escapeText(tokens.map(({ type, raw }) => (type === 'def' ? raw : '')).join(''));

/** One writer per type of token. They write bare elements only: `decorate.ts` adds everything else. */
const writers: Writers = {
  space: nothing,
  def: nothing,
  hr: () => '<hr>',
  br: () => '<br>',
  text,
  escape: text,
  path: text,
  paragraph: element('p'),
  blockquote: element('blockquote'),
  strong: element('strong'),
  em: element('em'),
  del: element('del'),
  heading: (heading) => element(`h${heading.depth}`)(heading),
  codespan: ({ text }) => `<code>${escape(text)}</code>`,
  list: ({ ordered, items, itemBefore }) =>
    ordered ? orderedList(items, itemBefore) : `<ul>${items.map(element('li')).join('')}</ul>`,
  table: ({ header, rows }) =>
    `<table><thead>${row(header)}</thead>${rows.length > 0 ? `<tbody>${rows.map(row).join('')}</tbody>` : ''}</table>`,
  code({ text, lang }) {
    const language = /^\S*/.exec(lang ?? '')![0];
    return `<pre${attribute('data-language', language)}><code>${escape(text.replace(/\n$/, ''))}</code></pre>`;
  },
  checkbox: ({ checked }) => `<span data-task="${checked}"></span>`,
  // No `img`: it would load as soon as it is created, and `decorate.ts` decides whether it may.
  image: ({ href, title, tokens }) =>
    `<span${attribute('data-image', href)}${attribute('title', title)}>${escapeText(altText(tokens))}</span>`,
  link({ href, title, text, tokens, autolink, raw }) {
    const address = autolink ? ` href="${escape(href)}"` : attribute('href', href.replace(/^www\./i, 'http://$&'));
    const bare = autolink && raw[0] !== '<' ? ' data-bare=""' : '';
    return `<a${address}${attribute('title', title)}${bare}>${autolink ? escape(text) : writeHtml(tokens)}</a>`;
  },
  citation: ({ indexes }) => `<sup data-citation="${indexes.join(' ')}"></sup>`,
  citationLine: ({ indexes }) => `<p data-citation="${indexes.join(' ')}"></p>`,
  markup: ({ text }) => escape(text),
  plain: () => '<span data-plain=""></span>',
};

export function writeHtml(tokens: readonly ParsedToken[]): string {
  return tokens.map(write).join('');
}

function write<Type extends TokenType>(token: ParsedToken<Type>): string {
  return writers[token.type](token);
}

/** An item has a value if its number is not the next one. */
function orderedList(items: readonly ParsedItem[], itemBefore: ItemNumber | undefined): string {
  let last = itemBefore;
  let start = '';
  const written = items.map(({ raw, tokens }, index) => {
    const { shown, ...number } = itemNumber(raw, last);
    const value = last === undefined || shown === last.shown + 1 ? '' : String(shown);
    if (index === 0 && shown !== 1) start = String(shown);
    last = { ...number, shown };
    return `<li${attribute('value', value)}>${writeHtml(tokens)}</li>`;
  });
  return `<ol${attribute('start', start)}>${written.join('')}</ol>`;
}

function row(cells: readonly ParsedCell[]): string {
  const written = cells.map(({ header, align, tokens }) => {
    const name = header ? 'th' : 'td';
    return `<${name}${attribute('align', align)}>${writeHtml(tokens)}</${name}>`;
  });
  return `<tr>${written.join('')}</tr>`;
}

function altText(tokens: readonly ParsedToken[]): string {
  return tokens.map(({ tokens, text = ' ' }) => (tokens ? altText(tokens) : text)).join('');
}

function attribute(name: string, value: string | null | undefined): string {
  return value ? ` ${name}="${escapeText(value)}"` : '';
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Keeps character references, which mean the same in Markdown and in HTML. */
function escapeText(text: string): string {
  return text.replace(/[<>"']|&(?!(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g, (character) => `&#${character.charCodeAt(0)};`);
}
