/**
 * The proxy: server code for any runtime with web-standard Request and Response. A browser's request enters; its documented
 * fields leave for the Unleash API together with the API key, and the response is streamed back.
 * It must not know the widget, and the key must not get to the browser.
 */
import { endpointOf, type Endpoint } from '../wire/endpoints.js';
import { connectionOf, type Connection } from './connection.js';
import { Exchange } from './exchange.js';
import { forward } from './forward.js';
import { identify, type Identity } from './identity.js';
import type { Verdict } from './limits.js';
import { addressOwner } from './networks.js';
import type { ProxyOptions } from './options.js';
import { allowOrigin, isOwnHost, preflight, siteOf } from './origin.js';
import { readBody } from './read-body.js';
import { readOptions, type ProxySettings } from './read-options.js';
import { hasDotSegments } from './request-target.js';

export type { Connection } from './connection.js';
export type { LimitOptions } from './limits.js';
export type { Identify, ProxyFailure, ProxyOptions, RequestRecord } from './options.js';
export { trustedHeader, type TrustedHeaderOptions } from './trusted-header.js';
export { verifiedJwt, type VerifiedJwtOptions } from './verified-jwt.js';

/**
 * Resolves to a response for every request; never rejects. Failures are problem documents (RFC 7807).
 * @param connection a `Connection`, or what `@hono/node-server` passes; anything else is ignored
 */
export type Proxy = (request: Request, connection?: unknown) => Promise<Response>;

/**
 * Creates the proxy, which can be mounted under any path.
 *
 * ```js
 * const proxy = createProxy({ apiKey: process.env.UNLEASH_API_KEY, account: (request) => emailOf(request) });
 * ```
 * @throws {TypeError} if an option is unknown, undefined or invalid
 */
export function createProxy(options: ProxyOptions): Proxy {
  const settings = readOptions(options);
  return async (request, connection) => {
    const endpoint = endpointFor(request, settings);
    const exchange = new Exchange(request.method, endpoint && loggedPath(endpoint), settings);
    const response = await admit(request, endpoint, connectionOf(connection), settings, exchange);
    exchange.finish(response);
    return response;
  };
}

function endpointFor(request: Request, { prefix, endpoints }: ProxySettings): Endpoint | undefined {
  const found = endpointOf(new URL(request.url).pathname);
  if (!found || (prefix ?? found.prefix) !== found.prefix) return undefined;
  return endpoints.includes(found.endpoint.name) ? found.endpoint : undefined;
}

function loggedPath({ name, path }: Endpoint): string {
  return name === 'resource-content' ? '/resources/{id}/content' : path;
}

/** Where the request comes from and leads to. */
async function admit(
  request: Request,
  endpoint: Endpoint | undefined,
  connection: Connection,
  settings: ProxySettings,
  exchange: Exchange,
): Promise<Response> {
  // A server in front that asks for a sign-in may have read another path.
  if (hasDotSegments(connection.target ?? '')) return exchange.problem(400, 'The path must not have "." or ".." in it');
  if (!isOwnHost(request, settings)) return exchange.problem(421, 'This host name does not belong to the proxy');
  const site = siteOf(request, settings);
  if (site === 'refused') return exchange.problem(403, 'Requests from other sites are not allowed');
  const response = endpoint
    ? await answer(request, endpoint, connection, settings, exchange)
    : exchange.problem(404, 'No such path in the Unleash API');
  return site === 'allowed' ? allowOrigin(request, response, exchange) : response;
}

async function answer(
  request: Request,
  endpoint: Endpoint,
  connection: Connection,
  settings: ProxySettings,
  exchange: Exchange,
): Promise<Response> {
  if (request.method === 'OPTIONS' && siteOf(request, settings) === 'allowed') return preflight(request, endpoint.method);
  if (request.method !== endpoint.method)
    return exchange.problem(405, `Use ${endpoint.method} for this path`, {}, { allow: endpoint.method });
  // Read before the body: some servers create the signal on first access.
  const { signal } = request;
  const identity = await identify(request, connection, settings, exchange);
  if ('refusal' in identity) return identity.refusal;
  const refusal = await exceeded(endpoint, identity, connection, settings, exchange);
  if (refusal) return refusal;
  const read = await readBody(request, endpoint, identity, settings, exchange);
  if ('refusal' in read) return read.refusal;
  return forward({ endpoint, ...read, ...identity, accept: request.headers.get('accept') }, settings, exchange, signal);
}

const refusals = {
  'too-many': [429, 'Too many questions in a short time'],
  'too-many-at-once': [429, 'Too many questions at the same time'],
  unknown: [503, 'The proxy cannot count questions at the moment'],
} as const satisfies Readonly<Record<Extract<Verdict, { refused: string }>['refused'], readonly [number, string]>>;

/** The response to a request over the limits. A place among the questions at the same time is kept until the exchange is over. */
async function exceeded(
  { name }: Endpoint,
  { account, key }: Identity,
  { address = 'unknown' }: Connection,
  { limits }: ProxySettings,
  exchange: Exchange,
): Promise<Response | undefined> {
  const isQuestion = name === 'chat-v1' || name === 'chat-v2';
  const asker =
    account === undefined
      ? ({ kind: 'address', name: addressOwner(address) } as const)
      : ({ kind: 'account', name: account.toLowerCase() } as const);
  const verdict = await limits?.take({ ...asker, secret: key }, isQuestion, (error) =>
    exchange.report({ kind: 'limits', cause: error instanceof Error ? error.message : 'unknown' }),
  );
  if (!verdict) return undefined;
  if ('release' in verdict) {
    exchange.whenOver(verdict.release);
    return undefined;
  }
  const [status, title] = refusals[verdict.refused];
  return exchange.problem(status, title, {}, { 'retry-after': String(verdict.retryAfter) });
}
