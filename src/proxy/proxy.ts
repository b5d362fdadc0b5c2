/**
 * The proxy: server code for any runtime with web-standard Request and Response. A browser's request enters; its documented
 * fields leave for the Unleash API together with the API key, and the response is streamed back.
 * It must not know the widget, and the key must not get to the browser.
 */
import { endpointOf, type Endpoint } from '../wire/endpoints.js';
import { problemResponse } from '../wire/problem.js';
import { forward } from './forward.js';
import { settingsOf, type ProxyOptions, type ProxySettings } from './options.js';
import { allowOrigin, preflight, siteOf } from './origin.js';
import { readBody } from './read-body.js';

export type { ProxyFailure, ProxyOptions } from './options.js';

/** Resolves to a response for every request; never rejects. Failures are problem documents (RFC 7807). */
export type Proxy = (request: Request) => Promise<Response>;

/**
 * Creates the proxy, which can be mounted under any path.
 *
 * ```js
 * const proxy = createProxy({ apiKey: process.env.UNLEASH_API_KEY, account: (request) => emailOf(request) });
 * ```
 * @throws {TypeError} if an option is invalid
 */
export function createProxy(options: ProxyOptions): Proxy {
  const settings = settingsOf(options);
  return async (request) => {
    const found = endpointOf(new URL(request.url).pathname);
    if (!found || (settings.prefix ?? found.prefix) !== found.prefix) {
      return problemResponse({ status: 404, title: 'No such path in the Unleash API' });
    }
    const { endpoint } = found;
    const site = siteOf(request, settings);
    if (site === 'refused') return problemResponse({ status: 403, title: 'Requests from other sites are not allowed' });
    if (site === 'same') return answer(request, endpoint, settings);
    if (request.method === 'OPTIONS') return preflight(request, endpoint.method);
    const response = await answer(request, endpoint, settings);
    try {
      return allowOrigin(request, response);
    } catch (error) {
      // A response of `authorize` that only looked like one: its headers cannot be copied, for example.
      return allowOrigin(request, hostFailed(error, endpoint, settings));
    }
  };
}

async function answer(request: Request, endpoint: Endpoint, settings: ProxySettings): Promise<Response> {
  if (request.method !== endpoint.method) {
    return problemResponse({ status: 405, title: `Use ${endpoint.method} for this path` }, { allow: endpoint.method });
  }
  // Read before the body: some servers create the signal on first access.
  const { signal } = request;
  const identity = await identify(request, endpoint, settings);
  if ('refusal' in identity) return identity.refusal;
  try {
    const read = await readBody(request, endpoint, settings);
    if ('refusal' in read) return read.refusal;
    return await forward({ endpoint, ...read, ...identity, accept: request.headers.get('accept') }, settings, signal);
  } catch {
    // Only reading the body can throw: the connection closed, or the host has already read it.
    return problemResponse({ status: 400, title: 'The request could not be read' });
  }
}

type Identity = { readonly key?: string; readonly account?: string } | { readonly refusal: Response };

/** Runs the functions of the host: who may ask, as whom, and with which key. If one throws, nothing is sent. */
async function identify(request: Request, endpoint: Endpoint, settings: ProxySettings): Promise<Identity> {
  try {
    // Hosts without TypeScript may return anything: only `true` grants access.
    const verdict: unknown = settings.authorize ? await settings.authorize(request) : true;
    if (isResponse(verdict)) return { refusal: verdict };
    if (verdict === undefined || verdict === null || verdict === false)
      return { refusal: problemResponse({ status: 401, title: 'Sign in to ask' }) };
    if (verdict !== true) throw new TypeError('authorize must return true, false or an unread Response');
    if (endpoint.name === 'tokens') return {};

    const { account } = settings;
    const name = (typeof account === 'function' ? await account(request) : account)?.trim();
    if (account !== undefined && !name) return { refusal: problemResponse({ status: 401, title: 'Sign in to ask' }) };
    if (name && !/^[\x20-\x7e]+$/.test(name)) throw new TypeError('account contains characters that a header cannot contain');
    return { key: await settings.apiKey(), ...(name && { account: name }) };
  } catch (error) {
    return { refusal: hostFailed(error, endpoint, settings) };
  }
}

function hostFailed(error: unknown, { path }: Endpoint, { report }: ProxySettings): Response {
  report({ kind: 'host', path, cause: error instanceof Error ? error.message : 'unknown' });
  return problemResponse({ status: 500, title: 'The proxy is misconfigured' });
}

/**
 * Checks the shape, since a server may use a `Response` class of its own. False for responses that cannot be sent:
 * `Response.error()`, and one whose body has been read.
 */
function isResponse(value: unknown): value is Response {
  if (typeof value !== 'object' || value === null || !('headers' in value && 'body' in value && 'status' in value)) return false;
  const { headers, status } = value;
  const hasHeaders = typeof headers === 'object' && headers !== null && 'get' in headers;
  const isUnread = !('bodyUsed' in value && value.bodyUsed);
  return hasHeaders && isUnread && typeof status === 'number' && status >= 200 && status <= 599;
}
