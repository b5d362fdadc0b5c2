import { endpointUrl, type Endpoint } from '../wire/endpoints.js';
import { problemResponse } from '../wire/problem.js';
import type { ProxySettings } from './options.js';
import { relay } from './relay.js';
import { scrub } from './scrub.js';

/** What goes to the API: all of it, and nothing else. */
export interface Call {
  readonly endpoint: Endpoint;
  readonly body?: string;
  readonly accept: string | null;
  /** Absent for `/tokens`, whose body is its proof. */
  readonly key?: string;
  readonly account?: string;
}

/** Asks the API and gives its answer, or a problem document where there is none. Ends the call when `signal` aborts. */
export async function forward(call: Call, settings: ProxySettings, signal: AbortSignal): Promise<Response> {
  const { endpoint, key } = call;
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort();
  }, settings.firstByteTimeout);

  const ended = () => signal.removeEventListener('abort', abort);
  try {
    const upstream = await (settings.fetch ?? fetch)(endpointUrl(settings.baseUrl, endpoint.path), {
      method: endpoint.method,
      headers: headersOf(call),
      ...(call.body !== undefined && { body: call.body }),
      // The key goes to the API and nowhere that it may point to.
      redirect: 'manual',
      signal: controller.signal,
    });
    return await relay(upstream, { path: endpoint.path, key, abort, ended, left: () => signal.aborted, fail: settings.fail });
  } catch (error) {
    ended();
    if (signal.aborted) return problemResponse({ status: 499, title: 'The request was given up' });
    const seconds = settings.firstByteTimeout / 1000;
    const cause = late ? `no answer within ${seconds} s` : scrub(reasonOf(error), key);
    settings.fail({ kind: late ? 'timeout' : 'unreachable', path: endpoint.path, cause });
    return late
      ? problemResponse({ status: 504, title: 'The Unleash API did not answer in time' })
      : problemResponse({ status: 502, title: 'The Unleash API could not be reached' });
  } finally {
    clearTimeout(timer);
  }
}

function headersOf({ body, accept, key, account }: Call): Headers {
  // A compressed stream is held back by whatever compresses it.
  const headers = new Headers({ 'accept-encoding': 'identity' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (accept !== null) headers.set('accept', accept);
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
  if (account !== undefined) headers.set('unleash-account', account);
  return headers;
}

/** `fetch failed` alone says nothing: what is behind it does. */
function reasonOf(error: unknown): string {
  const messages: string[] = [];
  for (let each = error; each instanceof Error && messages.length < 4; each = each.cause)
    messages.push(each.message || each.name);
  return messages.join(': ') || 'unknown';
}
