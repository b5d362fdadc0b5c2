import type { ProxySettings } from './options.js';

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

/** The answer to the CORS preflight of an allowed page. Any request header is allowed, as none is forwarded to the API. */
export function preflight(request: Request, method: string): Response {
  const requested = request.headers.get('access-control-request-headers');
  const headers = new Headers({ 'access-control-allow-methods': method, 'access-control-max-age': '600' });
  if (requested !== null) headers.set('access-control-allow-headers', requested);
  return allowOrigin(request, new Response(null, { status: 204, headers }));
}

/** Adds the CORS headers that let the requesting page read the response. */
export function allowOrigin(request: Request, response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('access-control-allow-origin', request.headers.get('origin') ?? '');
  headers.set('access-control-allow-credentials', 'true');
  headers.set('access-control-expose-headers', 'RequestId, Request-Id, X-Request-Id, Retry-After');
  headers.append('vary', 'Origin');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
