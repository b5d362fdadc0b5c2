/** Addresses of links, and what their readers learn of them. */

/** Undefined if a link may not lead there. The page that a relative address refers to is unknown. */
export function linkAddress(href: string | null | undefined): URL | undefined {
  const url = href && /^(?:https?:\/\/|mailto:|tel:)/i.test(href.trim()) && URL.canParse(href) ? new URL(href) : undefined;
  return url && ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url : undefined;
}

/** Whether the address is a page rather than a mail address or a phone number. */
export function isWebAddress(url: URL | undefined): boolean {
  return url?.protocol === 'http:' || url?.protocol === 'https:';
}

/** Opens the address in a new tab, without `Referer` and `window.opener`. */
export function leadTo(anchor: HTMLAnchorElement, url: URL): void {
  anchor.href = url.href;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer';
}

/** The place that is shown behind a link: the host of a page, the recipients of a mail, a phone number. */
export function shownHost({ host, pathname, search }: URL): string {
  return host.replace(/^www\./, '') || pathname + (/[?&](?:to|b?cc)=/i.test(search) ? search : '');
}

/** Whether the text of a link is its own address, which makes showing the place needless. */
export function isOwnAddress(text: string, url: URL): boolean {
  // The digits of a phone number may be grouped.
  const plain = (address: string): string =>
    url.protocol === 'tel:' ? address.replace(/[^\d+*#]/g, '') : address.trim().toLowerCase();
  const address = plain(text).replace(/^(?:https?:\/\/)?(?:www\.)?/, '');
  const place = plain(shownHost(url));
  return address.startsWith(place) && /^(?:$|[/?#])/.test(address.slice(place.length));
}
