/** No text that leaves the proxy holds the key, should the API or the network echo it. */
export function scrub(text: string, key: string | undefined): string {
  return key === undefined ? text : text.replaceAll(key, '[key]');
}
