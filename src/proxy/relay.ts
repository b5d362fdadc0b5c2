import { boundedText, problemLimit, problemResponse } from '../wire/problem.js';
import type { ProxyFailure } from './options.js';
import { scrub, scrubBody } from './scrub.js';

/** What the relay must know of the call whose answer it passes on. */
export interface Relayed {
  readonly path: string;
  readonly key: string | undefined;
  readonly abort: () => void;
  /** Called once, when nothing more can come. */
  readonly ended: () => void;
  /** Whether the browser has gone. */
  readonly left: () => boolean;
  readonly fail: (failure: ProxyFailure) => void;
}

const requestIdHeaders = ['requestid', 'request-id', 'x-request-id'];
const passedHeaders = [...requestIdHeaders, 'content-type', 'retry-after'];
/** What the API answers with. A page of HTML would run in the host's own origin. */
const passedTypes = /^\s*(?:text\/(?:event-stream|plain|json)|application\/(?:[\w.+-]*json[\w-]*))\s*(?:;|$)/i;

/** Passes the API's answer on: a stream piece by piece as it comes, a failure once it has been read and holds no key. */
export async function relay(upstream: Response, call: Relayed): Promise<Response> {
  const { status } = upstream;
  const type = upstream.headers.get('content-type');
  const headers = headersOf(upstream, call.key);
  const requestId = requestIdHeaders.map((name) => headers.get(name)).find((value) => value !== null);
  const about = { path: call.path, status, ...(requestId && { requestId }) };
  const problem = (answer: number, title: string) => {
    call.ended();
    call.abort();
    const wait = headers.get('retry-after');
    return problemResponse(
      { status: answer, title, ...(requestId && { requestId }) },
      wait === null ? {} : { 'retry-after': wait },
    );
  };

  if (upstream.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    call.fail({ kind: 'redirect', ...about, cause: 'the API answered with a redirect, which is not followed' });
    return problem(502, 'The Unleash API has moved');
  }
  if (status === 401 && call.key !== undefined) call.fail({ kind: 'key', ...about, cause: 'the API refused the key' });
  const strange = type !== null && !passedTypes.test(type);
  if (!upstream.ok) {
    const text = strange ? undefined : await textOf(upstream, call.key).catch(() => undefined);
    if (text === undefined) return problem(status, 'The Unleash API failed');
    call.ended();
    return new Response(text, { status, headers });
  }
  if (strange) {
    call.fail({ kind: 'protocol', ...about, cause: `the answer is ${scrub(type, call.key)}` });
    return problem(502, 'What answered is not the Unleash API');
  }
  if (!upstream.body) call.ended();
  const body = upstream.body && piecewise(upstream.body, call, about);
  return new Response(body, { status, headers });
}

async function textOf(upstream: Response, key: string | undefined): Promise<string | undefined> {
  const text = await boundedText(upstream.body, problemLimit);
  return text && scrubBody(text, key);
}

/** The same pieces, none read before it is asked for; neither side's end outlives the other's. */
function piecewise(
  body: ReadableStream<Uint8Array>,
  call: Relayed,
  about: Pick<ProxyFailure, 'path'>,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let over = false;
  const end = () => {
    over = true;
    call.ended();
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
          // After `cancel` there is nobody left to tell.
          if (over) return;
          end();
          if (!call.left()) call.fail({ kind: 'interrupted', ...about, cause: 'the answer broke off' });
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
  for (const name of passedHeaders) {
    const value = upstream.headers.get(name);
    if (value !== null) headers.set(name, scrub(value, key));
  }
  // Nothing between here and the reader may keep the answer, hold it back to compress it or take it for a page.
  headers.set('cache-control', 'no-store, no-transform');
  headers.set('x-accel-buffering', 'no');
  headers.set('x-content-type-options', 'nosniff');
  return headers;
}
