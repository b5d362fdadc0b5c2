import { Marked, type RendererObject, type Token, type Tokens } from 'marked';
import { linkTarget } from '../assistant/documents/addresses.js';
import type { ParsedPage } from '../assistant/documents/page.js';

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

/** The address for a link to `href`; undefined: the link is replaced by its text. `target`: the place in the folder, if any. */
export type AddressOf = (href: string, target: ReturnType<typeof linkTarget>) => string | undefined;

/**
 * Renders a page as HTML. The documents are untrusted: HTML in them is shown as text (comments are left out), images as their
 * description, and links may only lead to http(s), mailto, tel, or where `addressOf` says.
 */
export function renderPage(page: ParsedPage, addressOf: AddressOf): string {
  const marked = new Marked({ renderer: rendererOf(page, addressOf) });
  return marked.parser(page.tokens);
}

function rendererOf(page: ParsedPage, addressOf: AddressOf): RendererObject {
  const title = firstToken(page);
  return {
    heading(token: Tokens.Heading) {
      const anchor = page.anchors.get(token);
      const id = anchor ? ` id="${escapeHtml(anchor)}"` : '';
      // The page has one heading of level 1, its title.
      const depth = token.depth === 1 && token !== title ? 2 : token.depth;
      return `<h${depth}${id}>${this.parser.parseInline(token.tokens)}</h${depth}>\n`;
    },
    // Scrolls sideways, which takes a keyboard if it can have the focus.
    code: ({ text }: Tokens.Code) => `<pre tabindex="0"><code>${escapeHtml(text)}\n</code></pre>\n`,
    html: ({ text }: Tokens.HTML | Tokens.Tag) => (/^<!--(?:(?!-->)[^])*-->\s*$/.test(text) ? '' : escapeHtml(text)),
    image: (token: Tokens.Image) => (token.text ? `<span class="image">${escapeHtml(token.text)}</span>` : ''),
    link(token: Tokens.Link) {
      const text = this.parser.parseInline(token.tokens);
      const { href } = token;
      const address = /^(https?:|mailto:|tel:)/i.test(href) ? href : addressOf(href, linkTarget(page.path, href));
      return address === undefined ? text : `<a href="${escapeHtml(address)}">${text}</a>`;
    },
    table(token: Tokens.Table) {
      const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => this.tablecell(cell)).join('');
      const head = this.tablerow({ text: cells(token.header) });
      const body = token.rows.map((row) => this.tablerow({ text: cells(row) })).join('');
      return `<div class="table" tabindex="0"><table><thead>${head}</thead><tbody>${body}</tbody></table></div>\n`;
    },
  };
}

/** Whether the content starts with a heading of level 1. */
export function hasTitle(page: ParsedPage): boolean {
  const first = firstToken(page);
  return first?.type === 'heading' && (first as Tokens.Heading).depth === 1;
}

function firstToken({ tokens }: ParsedPage): Token | undefined {
  return tokens.find(({ type }) => type !== 'space');
}
