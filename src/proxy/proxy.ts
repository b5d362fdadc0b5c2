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
    if (!found || (settings.prefix !== undefined && settings.prefix !== found.prefix)) {
      return problemResponse({ status: 404, title: 'No such path in the Unleash API' });
    }
    const { endpoint } = found;
    const site = siteOf(request, settings);
    if (site === 'refused') return problemResponse({ status: 403, title: 'Pages of other sites may not ask here' });
    if (site === 'same') return answer(request, endpoint, settings);
    if (request.method === 'OPTIONS') return preflight(request, endpoint.method);
    return allowOrigin(request, await answer(request, endpoint, settings));
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
    const verdict = settings.authorize ? await settings.authorize(request) : true;
    if (typeof verdict === 'object') return { refusal: verdict };
    if (!verdict) return { refusal: problemResponse({ status: 401, title: 'Sign in to ask' }) };
    if (endpoint.name === 'tokens') return {};

    const { account } = settings;
    const name = (typeof account === 'function' ? await account(request) : account)?.trim();
    if (account !== undefined && !name) return { refusal: problemResponse({ status: 401, title: 'Sign in to ask' }) };
    if (name && !/^[\x20-\x7e]+$/.test(name)) throw new TypeError('account holds characters that no header can carry');
    return { key: await settings.apiKey(), ...(name && { account: name }) };
  } catch (error) {
    const cause = error instanceof Error ? error.message : 'unknown';
    settings.fail({ kind: 'host', path: endpoint.path, cause });
    return { refusal: problemResponse({ status: 500, title: 'The proxy is not set up as it should be' }) };
  }
}
