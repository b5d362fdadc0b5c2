/** Replaces the hidden characters in the text of an element, which `writeOut` decides on. */
export function showHidden(node: Node, writeOut: (text: string) => string): void {
  for (const child of node.childNodes) {
    if (!(child instanceof Text)) showHidden(child, writeOut);
    else child.data = writeOut(child.data);
  }
}

/** Where a link leads, as its reader is told: the host of a page, whoever gets a mail, a number. */
export function placeOf({ host, pathname, search }: URL): string {
  return host.replace(/^www\./, '') || pathname + (/[?&](?:to|b?cc)=/i.test(search) ? search : '');
}

/** Whether the words of a link are the address it leads to, so that nothing has to be said of its place. */
export function tellsPlace(text: string, url: URL): boolean {
  // A number is the same however its digits are grouped.
  const plain = (address: string): string =>
    url.protocol === 'tel:' ? address.replace(/[^\d+*#]/g, '') : address.trim().toLowerCase();
  const address = plain(text).replace(/^(?:https?:\/\/)?(?:www\.)?/, '');
  const place = plain(placeOf(url));
  return address.startsWith(place) && /^(?:$|[/?#])/.test(address.slice(place.length));
}
