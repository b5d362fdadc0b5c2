/** The address a link may lead to, or undefined. Relative ones mean a page that the widget does not know. */
export function linkAddress(href: string | null | undefined): URL | undefined {
  const url = href && /^(?:https?:\/\/|mailto:|tel:)/i.test(href.trim()) && URL.canParse(href) ? new URL(href) : undefined;
  return url && ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url : undefined;
}

/** Whether it leads to a page, not to a mail or a call. */
export function isWebAddress(url: URL | undefined): boolean {
  return url?.protocol === 'http:' || url?.protocol === 'https:';
}

/** Dresses an anchor: it opens in a new tab and tells the page it leads to nothing of this one. */
export function leadTo(anchor: HTMLAnchorElement, url: URL): void {
  anchor.href = url.href;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer';
}
