import { endpointUrl, type Endpoint } from '../wire/endpoints.js';
import { problemResponse } from '../wire/problem.js';
import type { ProxySettings } from './options.js';
import { redact } from './redact.js';
import { relay } from './relay.js';

/** Everything that is sent to the API; nothing else of the browser's request is. */
export interface Call {
  readonly endpoint: Endpoint;
  readonly body?: string;
  readonly accept: string | null;
  /** Absent for `/tokens`: there the body identifies the user. */
  readonly key?: string;
  readonly account?: string;
}

/**
 * Sends the call to the API and returns its response, or a problem document if there is none.
 * @param signal that of the browser's request: ends the call when it aborts
 */
export async function forward(call: Call, settings: ProxySettings, signal: AbortSignal): Promise<Response> {
  const { endpoint, key } = call;
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  let isTimedOut = false;
  const timer = setTimeout(() => {
    isTimedOut = true;
    abort();
  }, settings.firstByteTimeout);

  const release = () => signal.removeEventListener('abort', abort);
  try {
    const upstream = await (settings.fetch ?? fetch)(endpointUrl(settings.baseUrl, endpoint.path), {
      method: endpoint.method,
      headers: headersOf(call),
      ...(call.body !== undefined && { body: call.body }),
      // Following a redirect would send the key to another address.
      redirect: 'manual',
      signal: controller.signal,
    });
    return await relay(upstream, {
      path: endpoint.path,
      key,
      abort,
      release,
      hasLeft: () => signal.aborted,
      report: settings.report,
    });
  } catch (error) {
    release();
    if (signal.aborted) return problemResponse({ status: 499, title: 'The client closed the request' });
    const seconds = settings.firstByteTimeout / 1000;
    const cause = isTimedOut ? `no answer within ${seconds} s` : redact(reasonOf(error), key);
    settings.report({ kind: isTimedOut ? 'timeout' : 'unreachable', path: endpoint.path, cause });
    return isTimedOut
      ? problemResponse({ status: 504, title: 'The Unleash API did not answer in time' })
      : problemResponse({ status: 502, title: 'The Unleash API could not be reached' });
  } finally {
    clearTimeout(timer);
  }
}

function headersOf({ body, accept, key, account }: Call): Headers {
  // Compressing a stream delays it.
  const headers = new Headers({ 'accept-encoding': 'identity' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (accept !== null) headers.set('accept', accept);
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
  if (account !== undefined) headers.set('unleash-account', account);
  return headers;
}

/** Node's `fetch` reports "fetch failed" and puts the reason into `cause`, which may have a cause itself. */
function reasonOf(error: unknown): string {
  const messages: string[] = [];
  for (let each = error; each instanceof Error && messages.length < 4; each = each.cause)
    messages.push(each.message || each.name);
  return messages.join(': ') || 'unknown';
}
