import { boundedText, problemLimit } from '../wire/problem.js';
import { AnswerStream, type RelayedCall } from './answer-stream.js';
import { redact, redactBody } from './redact.js';

const requestIdHeaders = ['requestid', 'request-id', 'x-request-id'];
const relayedHeaders = [...requestIdHeaders, 'content-type', 'retry-after'];
/** Content types of the API. HTML is never relayed: it would run in the origin of the host. */
const relayedTypes = /^\s*(?:text\/(?:event-stream|plain|json)|application\/(?:[\w.+-]*json[\w-]*))\s*(?:;|$)/i;
const eventStreamType = /^\s*text\/event-stream\s*(?:;|$)/i;

/**
 * Returns the API's response as the browser gets it. An answer is streamed as it arrives; an error body is read completely
 * first, so that the key can be removed from it.
 */
export async function relay(upstream: Response, call: RelayedCall): Promise<Response> {
  const { exchange, key, hasKey } = call;
  const { status } = upstream;
  const type = upstream.headers.get('content-type');
  const headers = headersOf(upstream, call);
  const wait = headers.get('retry-after');
  const problem = (answer: number, title: string): Response => {
    call.abort();
    return exchange.problem(answer, title, {}, wait === null ? {} : { 'retry-after': wait });
  };

  if (upstream.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    exchange.report({ kind: 'redirect', status, cause: 'the API answered with a redirect, which is not followed' });
    return problem(502, 'The Unleash API answered with a redirect');
  }
  if (status === 401 && hasKey) {
    // The employee has done nothing wrong, and cannot mend it by signing in.
    exchange.report({ kind: 'key', status, cause: 'the API refused the key' });
    return problem(502, 'The Unleash API refused the API key of this site');
  }
  const isUnexpectedType = type !== null && !relayedTypes.test(type);
  if (!upstream.ok) {
    exchange.report({ kind: status >= 500 ? 'failed' : 'refused', status, cause: `the API answered with status ${status}` });
    const text = isUnexpectedType ? undefined : await errorText(upstream, key).catch(() => undefined);
    return text === undefined ? problem(status, 'The Unleash API failed') : new Response(text, { status, headers });
  }
  if (isUnexpectedType) {
    exchange.report({ kind: 'protocol', status, cause: `unexpected content type ${redact(type, key)}` });
    return problem(502, 'The response is not from the Unleash API');
  }
  if (!upstream.body) return new Response(null, { status, headers });
  return streamed(upstream.body, status, headers, call);
}

async function errorText(upstream: Response, key: string): Promise<string | undefined> {
  const text = await boundedText(upstream.body, problemLimit);
  return text && redactBody(text, key);
}

/**
 * Content types are unreliable: what is not called an event stream is looked at first. An event stream gets an end mark, and a
 * header that announces it: without the mark, the answer was cut off on the way.
 */
async function streamed(
  body: ReadableStream<Uint8Array>,
  status: number,
  headers: Headers,
  call: RelayedCall,
): Promise<Response> {
  const stream = new AnswerStream(body.getReader(), status, call);
  if (eventStreamType.test(headers.get('content-type') ?? '') || (await stream.startsAsEvents())) {
    stream.kind = 'events';
    headers.set('content-type', 'text/event-stream; charset=utf-8');
    headers.set('unleash-end-mark', '[DONE]');
  }
  return new Response(stream.readable(), { status, headers });
}

function headersOf(upstream: Response, { key, exchange }: RelayedCall): Headers {
  const headers = new Headers({ 'content-type': 'text/plain; charset=utf-8' });
  for (const name of relayedHeaders) {
    const value = upstream.headers.get(name);
    if (value !== null) headers.set(name, redact(value, key));
  }
  exchange.upstreamRequestId = requestIdHeaders.map((name) => headers.get(name)).find((value) => value !== null) ?? undefined;
  if (exchange.upstreamRequestId === undefined) headers.set('RequestId', exchange.requestId);
  // No cache or proxy on the way may store the answer, buffer it to compress it, or guess another content type.
  headers.set('cache-control', 'no-store, no-transform');
  headers.set('x-accel-buffering', 'no');
  headers.set('x-content-type-options', 'nosniff');
  return headers;
}
