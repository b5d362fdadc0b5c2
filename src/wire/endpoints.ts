/** The paths of the API, and the URLs made of them and a base URL: the Unleash API's, a private tenant's, or a proxy's. */

/**
 * The shared cloud. Private tenants have `https://app.TENANT.unleash.so/e-api`, or at `unleash.team`, as the vendor's SDK
 * addresses them, `https://e-api.TENANT.unleash.team`.
 */
export const defaultBase = 'https://e-api.unleash.so';

export type EndpointName = 'chat-v2' | 'chat-v1' | 'tokens' | 'filter-stats' | 'filters' | 'resource-content';

export interface Endpoint {
  readonly name: EndpointName;
  readonly method: 'GET' | 'POST';
  /** Appended to the base URL; begins with a slash. */
  readonly path: string;
}

/** The paths of a conversation. Separate from `endpoints`, so that a page does not load the rest. */
export const paths = { chatV2: '/chats/v2', chatV1: '/chats', tokens: '/tokens' } as const;

export const endpoints = {
  'chat-v2': { name: 'chat-v2', method: 'POST', path: paths.chatV2 },
  'chat-v1': { name: 'chat-v1', method: 'POST', path: paths.chatV1 },
  tokens: { name: 'tokens', method: 'POST', path: paths.tokens },
  'filter-stats': { name: 'filter-stats', method: 'POST', path: '/filters/stats' },
  filters: { name: 'filters', method: 'POST', path: '/filters' },
} as const satisfies { readonly [Name in Exclude<EndpointName, 'resource-content'>]: Endpoint };

/** Of every endpoint. */
export const endpointNames: readonly EndpointName[] = [
  ...(Object.keys(endpoints) as (keyof typeof endpoints)[]),
  'resource-content',
];

const resources = { before: '/resources/', after: '/content' } as const;

/** `GET /resources/{id}/content`. Undefined for an id that could leave the path or cannot be part of one. */
export function resourceContent(id: string): Endpoint | undefined {
  // A server on the way may decode the path once more and treat the slashes of the id as its own.
  const climbs = id.split(/[\\/]/).some((part) => part === '.' || part === '..');
  if (id === '' || climbs || /\p{Surrogate}/u.test(id)) return undefined;
  return { name: 'resource-content', method: 'GET', path: resources.before + encodeURIComponent(id) + resources.after };
}

/**
 * Joins a base URL and a path of the API. The base may be relative (`/unleash`); so is the result then. A query of the base
 * stays at the end, a fragment is dropped.
 */
export function endpointUrl(base: string, path: string): string {
  const [, origin = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(base.trim()) ?? [];
  return origin.replace(/\/+$/, '') + path + query;
}

/**
 * The endpoint at the end of a path, under any prefix: `/unleash/chats/v2` is `/chats/v2`. Case and slashes must match. The id of
 * a resource may contain slashes, encoded or not.
 */
export function endpointOf(pathname: string): { readonly endpoint: Endpoint; readonly prefix: string } | undefined {
  const start = pathname.indexOf(resources.before);
  if (start >= 0 && pathname.endsWith(resources.after)) {
    const id = decoded(pathname.slice(start + resources.before.length, -resources.after.length));
    const endpoint = id === undefined ? undefined : resourceContent(id);
    return endpoint && { endpoint, prefix: pathname.slice(0, start) };
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
