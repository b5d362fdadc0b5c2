/** Faults that are a response of their own, in place of an answer. */
import { invalid, refusal } from '../api/refusal.js';
import type { FaultyRequest } from './fault.js';

/** Texts of faults that differ only in their status. */
const requested = { detail: 'Requested as one of the faults of the demo.', reason: 'Requested fault' };

export function problem(status: number, title: string): (request: FaultyRequest) => Response {
  return ({ requestId }) => refusal({ status, title, ...requested, requestId });
}

export function badRequest({ requestId }: FaultyRequest): Response {
  return invalid(requestId, { 'messages[0].text': ['is too long', 'is too dull'], threadId: ['names no thread'] });
}

export function impersonation({ requestId }: FaultyRequest): Response {
  const detail = 'The key acts for a user, so each request has to name one in `unleash-account`.';
  return refusal({ status: 403, title: 'Forbidden', detail, reason: 'Missing impersonation header', requestId });
}

export function rateLimited(when: () => string): (request: FaultyRequest) => Response {
  return ({ requestId }) =>
    refusal({ status: 429, title: 'Too Many Requests', ...requested, requestId }, { 'retry-after': when() });
}

export function failsTwice({ requestId, attempt }: FaultyRequest): Response | undefined {
  if (attempt % 3 === 0) return undefined;
  return refusal({ status: 503, title: 'Service Unavailable', ...requested, requestId });
}

export function problemAsText({ requestId }: FaultyRequest): Response {
  const body = JSON.stringify({ title: 'The question could not be read', status: 400, ...requested, requestId });
  return new Response(body, { status: 400, headers: { 'content-type': 'text/plain', RequestId: requestId } });
}

export function notAProblem({ requestId }: FaultyRequest): Response {
  const headers = { 'content-type': 'application/problem+json', RequestId: requestId };
  return new Response('{"title": ["Everything", {"is": "wrong"}], "status": "five hundred", "errors": "ma', {
    status: 500,
    headers,
  });
}

export function loginRedirect(): Response {
  return new Response(null, { status: 302, headers: { location: '/sign-in' } });
}

export function page(status: number, title: string, text: string): () => Response {
  const html = `<!doctype html>\n<html lang="en">\n<title>${title}</title>\n<h1>${title}</h1>\n<p>${text}</p>\n</html>\n`;
  return () => new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

export function never({ signal }: FaultyRequest): Promise<never> {
  return untilAborted(signal);
}

/** Rejects with the signal's reason once it aborts; never resolves. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}
