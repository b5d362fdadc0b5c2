/**
 * The server side, for any host that speaks the web's Request and Response. A browser's request enters; what is documented
 * of it leaves for the Unleash API with the key, and the answer comes back piece by piece.
 * Knows nothing of the widget, and nobody behind it ever sees the key.
 */
import { endpointOf, type Endpoint } from '../wire/endpoints.js';
import { problemResponse } from '../wire/problem.js';
import { forward } from './forward.js';
import { settingsOf, type ProxyOptions, type ProxySettings } from './options.js';
import { allowOrigin, preflight, siteOf } from './origin.js';
import { readBody } from './read-body.js';

export type { ProxyFailure, ProxyOptions } from './options.js';

/** Answers each request and never rejects. */
export type Proxy = (request: Request) => Promise<Response>;

/**
 * ```js
 * const proxy = createProxy({ apiKey: process.env.UNLEASH_API_KEY, account: (request) => emailOf(request) });
 * ```
 * Mount it under any path; throws where the options cannot work.
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
    if (site === 'refused') return problemResponse({ status: 403, title: 'Pages of other sites may not ask here' });
    if (site === 'same') return answer(request, endpoint, settings);
    if (request.method === 'OPTIONS') return preflight(request, endpoint.method);
    const response = await answer(request, endpoint, settings);
    try {
      return allowOrigin(request, response);
    } catch (error) {
      // The host's own, which was none after all: its headers cannot be written, say.
      return allowOrigin(request, hostFailed(error, endpoint, settings));
    }
  };
}

async function answer(request: Request, endpoint: Endpoint, settings: ProxySettings): Promise<Response> {
  if (request.method !== endpoint.method) {
    return problemResponse({ status: 405, title: `This path takes ${endpoint.method} only` }, { allow: endpoint.method });
  }
  // Taken before the body is read: some servers make the signal only when it is first asked for.
  const { signal } = request;
  const identity = await identify(request, endpoint, settings);
  if ('refusal' in identity) return identity.refusal;
  try {
    const read = await readBody(request, endpoint, settings);
    if ('refusal' in read) return read.refusal;
    return await forward({ endpoint, ...read, ...identity, accept: request.headers.get('accept') }, settings, signal);
  } catch {
    // Only reading the request can throw: it broke off, or the host has read it already.
    return problemResponse({ status: 400, title: 'The request could not be read' });
  }
}

type Identity = { readonly key?: string; readonly account?: string } | { readonly refusal: Response };

/** Everything that the host's own functions decide. Where one throws, nothing is asked. */
async function identify(request: Request, endpoint: Endpoint, settings: ProxySettings): Promise<Identity> {
  try {
    // Whatever a host without types may give: only `true` lets through.
    const verdict: unknown = settings.authorize ? await settings.authorize(request) : true;
    if (isResponse(verdict)) return { refusal: verdict };
    if (verdict === undefined || verdict === null || verdict === false)
      return { refusal: problemResponse({ status: 401, title: 'Sign in to ask' }) };
    if (verdict !== true) throw new TypeError('authorize gave neither true, false nor a Response that can be answered');
    if (endpoint.name === 'tokens') return {};

    const { account } = settings;
    const name = (typeof account === 'function' ? await account(request) : account)?.trim();
    if (account !== undefined && !name) return { refusal: problemResponse({ status: 401, title: 'Sign in to ask' }) };
    if (name && !/^[\x20-\x7e]+$/.test(name)) throw new TypeError('account holds characters that no header can carry');
    return { key: await settings.apiKey(), ...(name && { account: name }) };
  } catch (error) {
    return { refusal: hostFailed(error, endpoint, settings) };
  }
}

function hostFailed(error: unknown, { path }: Endpoint, { fail }: ProxySettings): Response {
  fail({ kind: 'host', path, cause: error instanceof Error ? error.message : 'unknown' });
  return problemResponse({ status: 500, title: 'The proxy is not set up as it should be' });
}

/** By its shape, since a server may have a class of its own for it. What can be no answer (`Response.error()`, one read before) is none. */
function isResponse(value: unknown): value is Response {
  if (typeof value !== 'object' || value === null || !('headers' in value && 'body' in value && 'status' in value)) return false;
  const { headers, status } = value;
  const hasHeaders = typeof headers === 'object' && headers !== null && 'get' in headers;
  const isUnread = !('bodyUsed' in value && value.bodyUsed);
  return hasHeaders && isUnread && typeof status === 'number' && status >= 200 && status <= 599;
}
