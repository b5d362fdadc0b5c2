import type { Exchange } from './exchange.js';
import type { ProxySettings } from './read-options.js';

/**
 * Where the page that sent the request belongs: to the proxy's own site (`same`), to a site that the host allows (`allowed`),
 * or to any other (`refused`).
 * Over plain http, and from old browsers, there is no `sec-fetch-site` and the result is `same`. Such requests are still safe:
 * `readBody` requires a JSON content type, which a page of another site cannot send without a preflight, and preflights are
 * answered for allowed origins only.
 */
export function siteOf(request: Request, { allowedOrigins }: ProxySettings): 'same' | 'allowed' | 'refused' {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin.toLowerCase())) return 'allowed';
  return request.headers.get('sec-fetch-site') === 'cross-site' ? 'refused' : 'same';
}

/**
 * Whether the request was sent to a host name of this site. A page can give its own name the address of the proxy (DNS
 * rebinding); its requests are then of the same site, but have that name.
 */
export function isOwnHost(request: Request, { allowedHosts }: ProxySettings): boolean {
  if (!allowedHosts) return true;
  const host = (request.headers.get('host') ?? new URL(request.url).host).toLowerCase();
  return allowedHosts.includes(host) || allowedHosts.includes(host.replace(/:\d+$/, ''));
}

/** The answer to the CORS preflight of an allowed page. Any request header is allowed, as none is forwarded to the API. */
export function preflight(request: Request, method: string): Response {
  const requested = request.headers.get('access-control-request-headers');
  const headers = new Headers({ 'access-control-allow-methods': method, 'access-control-max-age': '600' });
  if (requested !== null) headers.set('access-control-allow-headers', requested);
  return new Response(null, { status: 204, headers });
}

const exposedHeaders = 'RequestId, Request-Id, X-Request-Id, Retry-After, Unleash-End-Mark';

/** Adds the CORS headers that let the requesting page read the response. */
export function allowOrigin(request: Request, response: Response, exchange: Exchange): Response {
  try {
    const headers = new Headers(response.headers);
    headers.set('access-control-allow-origin', request.headers.get('origin') ?? '');
    headers.set('access-control-allow-credentials', 'true');
    headers.set('access-control-expose-headers', exposedHeaders);
    headers.append('vary', 'Origin');
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
  } catch {
    // A response of `authorize` that only looked like one: its headers cannot be copied, for example.
    exchange.report({ kind: 'host', cause: 'authorize returned a response that cannot be sent' });
    return allowOrigin(request, exchange.problem(500, 'The proxy is misconfigured'), exchange);
  }
}
