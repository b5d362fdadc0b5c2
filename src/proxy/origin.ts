import type { ProxySettings } from './options.js';

/**
 * Which page asks: one of this site (`same`), one of another site that the host allows (`allowed`), any other (`refused`).
 * A browser that does not say (plain http, or an old one) is held back by the content type that `readBody` demands: another
 * site's page cannot send it without a preflight, and no preflight is answered for it.
 */
export function siteOf(request: Request, { allowedOrigins }: ProxySettings): 'same' | 'allowed' | 'refused' {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin.toLowerCase())) return 'allowed';
  return request.headers.get('sec-fetch-site') === 'cross-site' ? 'refused' : 'same';
}

/** The browser's question beforehand, from an allowed page. Its own headers are let through to here: no further. */
export function preflight(request: Request, method: string): Response {
  const asked = request.headers.get('access-control-request-headers');
  const headers = new Headers({ 'access-control-allow-methods': method, 'access-control-max-age': '600' });
  if (asked !== null) headers.set('access-control-allow-headers', asked);
  return allowOrigin(request, new Response(null, { status: 204, headers }));
}

/** Lets the allowed page that asked read the answer. */
export function allowOrigin(request: Request, response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('access-control-allow-origin', request.headers.get('origin') ?? '');
  headers.set('access-control-allow-credentials', 'true');
  headers.set('access-control-expose-headers', 'RequestId, Request-Id, X-Request-Id, Retry-After');
  headers.append('vary', 'Origin');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
