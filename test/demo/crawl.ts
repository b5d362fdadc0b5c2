/** A page of a site, and the addresses that it refers to. */
export interface CrawledPage {
  readonly url: string;
  readonly html: string;
  /** As written. */
  readonly links: readonly string[];
}

/**
 * Follows links and sources of HTML pages, as far as they stay below the start, and returns all pages.
 * @throws {Error} for an address that leads to nothing, and for a fragment that its page does not have
 */
export async function crawl(start: string, get: (url: string) => Promise<Response>): Promise<readonly CrawledPage[]> {
  const pages = new Map<string, CrawledPage>();
  const others = new Set<string>();
  const fragments: { readonly from: string; readonly to: string; readonly fragment: string }[] = [];
  const waiting = [{ from: start, to: start }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { from, to } = next;
    if (pages.has(to) || others.has(to)) continue;
    const response = await get(to);
    if (response.status !== 200) throw new Error(`${to}: ${response.status}, linked from ${from}`);
    if (!response.headers.get('content-type')?.startsWith('text/html')) {
      others.add(to);
      await response.body?.cancel();
      continue;
    }
    const html = await response.text();
    const links = Array.from(html.matchAll(/<[^<>]*\s(?:href|src)="([^"]*)"/g), ([, link]) => link!.replaceAll('&amp;', '&'));
    pages.set(to, { url: to, html, links });
    for (const link of links) {
      const [address = '', fragment] = new URL(link, to).href.split('#');
      if (!address.startsWith(new URL('.', start).href)) continue;
      waiting.push({ from: to, to: address });
      if (fragment) fragments.push({ from: to, to: address, fragment: decodeURIComponent(fragment) });
    }
  }
  for (const { from, to, fragment } of fragments) {
    if (!pages.get(to)?.html.includes(` id="${fragment}"`)) throw new Error(`${to} has no #${fragment}, linked from ${from}`);
  }
  return [...pages.values()];
}
