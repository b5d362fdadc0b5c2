/** The API's own paths, and how they are joined to a base: the Unleash API, a private tenant, or a proxy of the host. */

/** The shared cloud. A private tenant has `https://app.TENANT.unleash.so/e-api`. */
export const defaultBase = 'https://e-api.unleash.so';

export type EndpointName = 'chat-v2' | 'chat-v1' | 'tokens' | 'filter-stats' | 'filters' | 'resource-content';

export interface Endpoint {
  readonly name: EndpointName;
  readonly method: 'GET' | 'POST';
  /** As it is appended to the base; begins with a slash. */
  readonly path: string;
}

/** Those that a conversation takes: the only ones that every page loads. */
export const paths = { chatV2: '/chats/v2', chatV1: '/chats', tokens: '/tokens' } as const;

export const endpoints = {
  'chat-v2': { name: 'chat-v2', method: 'POST', path: paths.chatV2 },
  'chat-v1': { name: 'chat-v1', method: 'POST', path: paths.chatV1 },
  tokens: { name: 'tokens', method: 'POST', path: paths.tokens },
  'filter-stats': { name: 'filter-stats', method: 'POST', path: '/filters/stats' },
  filters: { name: 'filters', method: 'POST', path: '/filters' },
} as const satisfies { readonly [Name in Exclude<EndpointName, 'resource-content'>]: Endpoint };

/** `GET /resources/{id}/content`. Undefined for an id that would climb in the path or cannot be written in one. */
export function resourceContent(id: string): Endpoint | undefined {
  // Something on the way may decode the path once more, and take the slashes for its own.
  const climbs = id.split(/[\\/]/).some((part) => part === '.' || part === '..');
  if (id === '' || climbs || /\p{Surrogate}/u.test(id)) return undefined;
  return { name: 'resource-content', method: 'GET', path: `/resources/${encodeURIComponent(id)}/content` };
}

/**
 * Joins a base and one of the API's paths. The base may end in a slash or not, and may be relative (`/unleash`):
 * then so is the result. A query stays at the end; a fragment is never sent.
 */
export function endpointUrl(base: string, path: string): string {
  const [, origin = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(base.trim()) ?? [];
  return origin.replace(/\/+$/, '') + path + query;
}

/** Which endpoint a path ends in, whatever it is mounted under: `/unleash/chats/v2` is `/chats/v2`. Exact, as to case and slashes too. */
export function endpointOf(pathname: string): { readonly endpoint: Endpoint; readonly prefix: string } | undefined {
  const resource = /^(.*)\/resources\/([^/]+)\/content$/.exec(pathname);
  if (resource) {
    const id = decoded(resource[2] ?? '');
    const endpoint = id === undefined ? undefined : resourceContent(id);
    return endpoint && { endpoint, prefix: resource[1] ?? '' };
  }
  const endpoint = Object.values(endpoints).find(({ path }) => pathname.endsWith(path));
  return endpoint && { endpoint, prefix: pathname.slice(0, -endpoint.path.length) };
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
