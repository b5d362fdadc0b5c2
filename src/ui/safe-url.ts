/** An address that may be opened: http or https, nothing else. Sources come from documents that strangers can edit. */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const { protocol } = URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI) : { protocol: '' };
  return protocol === 'https:' || protocol === 'http:' ? url : undefined;
}
