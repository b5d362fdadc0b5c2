import { boundedText, problemLimit, problemResponse } from '../wire/problem.js';
import type { ProxyFailure } from './options.js';
import { redact, redactBody } from './redact.js';

/** The call to the API whose response is relayed. */
export interface RelayedCall {
  readonly path: string;
  readonly key: string | undefined;
  /** Ends the call. */
  readonly abort: () => void;
  /** To be called once the response has ended, however it ended. */
  readonly release: () => void;
  /** Whether the browser has closed its request. */
  readonly hasLeft: () => boolean;
  readonly report: (failure: ProxyFailure) => void;
}

const requestIdHeaders = ['requestid', 'request-id', 'x-request-id'];
const relayedHeaders = [...requestIdHeaders, 'content-type', 'retry-after'];
/** Content types of the API. HTML is never relayed: it would run in the origin of the host. */
const relayedTypes = /^\s*(?:text\/(?:event-stream|plain|json)|application\/(?:[\w.+-]*json[\w-]*))\s*(?:;|$)/i;

/**
 * Returns the API's response as the browser gets it. An answer is streamed as it arrives; an error body is read completely
 * first, so that the key can be removed from it.
 */
export async function relay(upstream: Response, call: RelayedCall): Promise<Response> {
  const { status } = upstream;
  const type = upstream.headers.get('content-type');
  const headers = headersOf(upstream, call.key);
  const requestId = requestIdHeaders.map((name) => headers.get(name)).find((value) => value !== null);
  const about = { path: call.path, status, ...(requestId && { requestId }) };
  const problem = (answer: number, title: string) => {
    call.release();
    call.abort();
    const wait = headers.get('retry-after');
    return problemResponse(
      { status: answer, title, ...(requestId && { requestId }) },
      wait === null ? {} : { 'retry-after': wait },
    );
  };

  if (upstream.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    call.report({ kind: 'redirect', ...about, cause: 'the API answered with a redirect, which is not followed' });
    return problem(502, 'The Unleash API answered with a redirect');
  }
  if (status === 401 && call.key !== undefined) call.report({ kind: 'key', ...about, cause: 'the API refused the key' });
  const isUnexpectedType = type !== null && !relayedTypes.test(type);
  if (!upstream.ok) {
    const text = isUnexpectedType ? undefined : await textOf(upstream, call.key).catch(() => undefined);
    if (text === undefined) return problem(status, 'The Unleash API failed');
    call.release();
    return new Response(text, { status, headers });
  }
  if (isUnexpectedType) {
    call.report({ kind: 'protocol', ...about, cause: `unexpected content type ${redact(type, call.key)}` });
    return problem(502, 'The response is not from the Unleash API');
  }
  if (!upstream.body) call.release();
  const body = upstream.body && streamed(upstream.body, call, about);
  return new Response(body, { status, headers });
}

async function textOf(upstream: Response, key: string | undefined): Promise<string | undefined> {
  const text = await boundedText(upstream.body, problemLimit);
  return text && redactBody(text, key);
}

/** The body with backpressure: nothing is read ahead. An end or a failure on either side ends the other. */
function streamed(
  body: ReadableStream<Uint8Array>,
  call: RelayedCall,
  about: Pick<ProxyFailure, 'path'>,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let isOver = false;
  const end = () => {
    isOver = true;
    call.release();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          end();
          controller.close();
        } catch {
          // The pending read fails after `cancel`, too.
          if (isOver) return;
          end();
          if (!call.hasLeft()) call.report({ kind: 'interrupted', ...about, cause: 'the answer broke off' });
          controller.error(new Error('The answer broke off.'));
        }
      },
      cancel() {
        end();
        call.abort();
      },
    },
    { highWaterMark: 0 },
  );
}

function headersOf(upstream: Response, key: string | undefined): Headers {
  const headers = new Headers({ 'content-type': 'text/plain; charset=utf-8' });
  for (const name of relayedHeaders) {
    const value = upstream.headers.get(name);
    if (value !== null) headers.set(name, redact(value, key));
  }
  // No cache or proxy on the way may store the answer, buffer it to compress it, or guess another content type.
  headers.set('cache-control', 'no-store, no-transform');
  headers.set('x-accel-buffering', 'no');
  headers.set('x-content-type-options', 'nosniff');
  return headers;
}
