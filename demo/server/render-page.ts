import { Marked, type RendererObject, type Token, type Tokens } from 'marked';
import { documentUrl, linkTarget, type ParsedPage } from '../assistant/documents/page.js';

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}

/**
 * Renders a page as HTML. The documents are untrusted: HTML in them is shown as text, images as their description, and links
 * may only lead to http(s), mailto, tel or another page.
 */
export function renderPage(page: ParsedPage, documentsUrl: string, isDocument: (path: string) => boolean): string {
  const marked = new Marked({ renderer: rendererOf(page, documentsUrl, isDocument) });
  return marked.parser(page.tokens);
}

function rendererOf(page: ParsedPage, documentsUrl: string, isDocument: (path: string) => boolean): RendererObject {
  const addressOf = (href: string): string | undefined => {
    if (/^(https?:|mailto:|tel:)/i.test(href)) return href;
    const target = linkTarget(page.path, href);
    return target && isDocument(target.path) ? documentUrl(documentsUrl, target.path, target.anchor) : undefined;
  };
  return {
    heading(token: Tokens.Heading) {
      const anchor = page.anchors.get(token);
      const id = anchor ? ` id="${escapeHtml(anchor)}"` : '';
      return `<h${token.depth}${id}>${this.parser.parseInline(token.tokens)}</h${token.depth}>\n`;
    },
    html: (token: Tokens.HTML | Tokens.Tag) => escapeHtml(token.text),
    image: (token: Tokens.Image) => (token.text ? `<span class="image">${escapeHtml(token.text)}</span>` : ''),
    link(token: Tokens.Link) {
      const text = this.parser.parseInline(token.tokens);
      const href = addressOf(token.href);
      return href === undefined ? text : `<a href="${escapeHtml(href)}">${text}</a>`;
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
  const first = page.tokens.find((token: Token) => token.type !== 'space');
  return first?.type === 'heading' && (first as Tokens.Heading).depth === 1;
}
