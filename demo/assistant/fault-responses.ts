/** Faults that answer in place of the assistant. */
import { problemResponse } from '../../src/wire/problem.js';
import type { Asked } from './fault.js';
import { invalid } from './refusals.js';

const detail = 'This was asked for: it is one of the demo’s faults.';

export function problem(status: number, title: string): (asked: Asked) => Response {
  return ({ requestId }) => problemResponse({ status, title, detail, requestId });
}

export function badRequest({ requestId }: Asked): Response {
  return invalid(requestId, { 'messages[0].text': ['is too long', 'is too dull'], threadId: ['names no thread'] });
}

export function impersonation({ requestId }: Asked): Response {
  return problemResponse({ status: 403, title: 'Forbidden', reason: 'Missing impersonation header', requestId });
}

export function rateLimited(when: () => string): (asked: Asked) => Response {
  return ({ requestId }) =>
    problemResponse({ status: 429, title: 'Too Many Requests', detail, requestId }, { 'retry-after': when() });
}

export function failsTwice({ requestId, attempt }: Asked): Response | undefined {
  if (attempt % 3 === 0) return undefined;
  return problemResponse({ status: 503, title: 'Service Unavailable', detail, requestId });
}

export function problemAsText({ requestId }: Asked): Response {
  const body = JSON.stringify({ title: 'The question could not be read', status: 400, detail, requestId });
  return new Response(body, { status: 400, headers: { 'content-type': 'text/plain', RequestId: requestId } });
}

export function notAProblem({ requestId }: Asked): Response {
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

export function never({ signal }: Asked): Promise<never> {
  return untilAborted(signal);
}

/** Waits for whoever asked to give up. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}
