/** Source lists of a Content-Security-Policy, matched as browsers do (Content Security Policy Level 3, section 6.7.2). */

/** Whether one of the sources names the URL. Keywords, nonces and hashes name none, except `'self'`. */
export function allowsUrl(sources: readonly string[], url: URL, page: URL): boolean {
  return sources.some((source) => matches(source, url, page));
}

export function has(sources: readonly string[], keyword: string): boolean {
  return sources.some((source) => source.toLowerCase() === keyword);
}

export function hasNonces(sources: readonly string[]): boolean {
  return sources.some((source) => /^'nonce-.+'$/i.test(source));
}

/** Nonces and hashes are compared with their case. */
export function allowsNonce(sources: readonly string[], nonce: string | undefined): boolean {
  return Boolean(nonce) && sources.some((source) => /^'nonce-/i.test(source) && source.slice(7, -1) === nonce);
}

const strengths = ['sha256', 'sha384', 'sha512'];

/** Whether all hashes of an `integrity` attribute are among the sources; there must be one. */
export function allowsIntegrity(sources: readonly string[], integrity = ''): boolean {
  const hashes = integrity.split(/\s+/).map((hash) => hash.replace(/\?.*$/, ''));
  const known = hashes.filter((hash) => strengths.includes(hash.split('-', 1)[0] ?? ''));
  return known.length > 0 && known.every((hash) => sources.includes(`'${hash}'`));
}

/** The source that allows a URL: `'self'`, or its origin and a path, if there is one. */
export function sourceFor(url: URL, page: URL, path = ''): string {
  if (url.origin === page.origin && url.origin !== 'null') return "'self'";
  return /^https?:$/.test(url.protocol) ? url.origin + path : url.protocol;
}

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443' };
const portOf = ({ port, protocol }: URL): string => port || (defaultPorts[protocol] ?? '');

const secureForms: Readonly<Record<string, readonly string[]>> = {
  'http:': ['https:'],
  'ws:': ['wss:', 'http:', 'https:'],
  'wss:': ['https:'],
};
/** A source for an insecure scheme also allows its secure form. */
const isScheme = (allowed: string, scheme: string): boolean =>
  allowed === scheme || (secureForms[allowed]?.includes(scheme) ?? false);

const hostSource = /^(?:([a-z][a-z\d+.-]*:)\/\/)?((?:\*\.)?[a-z\d._-]+|\*)(?::(\d+|\*))?(\/[^?#]*)?$/i;

function matches(source: string, url: URL, page: URL): boolean {
  if (source === '*') return url.protocol in defaultPorts || url.protocol === page.protocol;
  if (source.toLowerCase() === "'self'") return isSelf(url, page);
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return isScheme(source.toLowerCase(), url.protocol);
  const [found, scheme, host = '', port, path] = hostSource.exec(source) ?? [];
  if (!found) return false;
  return (
    isScheme(scheme?.toLowerCase() ?? page.protocol, url.protocol) &&
    isHost(host.toLowerCase(), url.hostname) &&
    isPort(port, url) &&
    isPath(path, url.pathname)
  );
}

function isSelf(url: URL, page: URL): boolean {
  if (url.origin === page.origin) return true;
  const havePortsOfScheme = portOf(url) === defaultPorts[url.protocol] && portOf(page) === defaultPorts[page.protocol];
  return url.hostname === page.hostname && havePortsOfScheme && isScheme(page.protocol, url.protocol);
}

function isHost(allowed: string, host: string): boolean {
  if (allowed === '*') return true;
  return allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed;
}

function isPort(allowed: string | undefined, url: URL): boolean {
  const port = portOf(url);
  if (allowed === undefined) return port === defaultPorts[url.protocol];
  return allowed === '*' || allowed === port || (allowed === '80' && port === '443');
}

function isPath(allowed: string | undefined, path: string): boolean {
  if (allowed === undefined || allowed === '/') return true;
  const [whole, requested] = [decoded(allowed), decoded(path)];
  return whole.endsWith('/') ? requested.startsWith(whole) : requested === whole;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
