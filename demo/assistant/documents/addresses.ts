/** Addresses of pages: where a document is served, and where a link in it leads. */
export function htmlPath(path: string): string {
  return path.replace(/\.(md|markdown)$/i, '.html');
}

export function documentUrl(base: string, path: string, anchor?: string): string {
  const encoded = htmlPath(path).split('/').map(encodeSegment).join('/');
  return `${base}${encoded}${anchor ? `#${encodeSegment(anchor)}` : ''}`;
}

/** Also encodes parentheses, which would end a link in Markdown. */
function encodeSegment(text: string): string {
  return encodeURIComponent(text).replaceAll('(', '%28').replaceAll(')', '%29');
}

/** The target of a relative link; undefined if it leaves the folder or has a scheme. */
export function linkTarget(from: string, href: string): { readonly path: string; readonly anchor?: string } | undefined {
  const base = 'folder://documents/';
  const start = base + from.split('/').map(encodeURIComponent).join('/');
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(href) || !URL.canParse(href, start)) return undefined;
  const url = new URL(href, start);
  try {
    const path = decodeURIComponent(url.href.slice(base.length).replace(/[?#].*$/s, ''));
    const anchor = decodeURIComponent(url.hash.slice(1));
    return anchor ? { path, anchor } : { path };
  } catch {
    return undefined;
  }
}
