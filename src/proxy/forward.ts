import { endpointUrl, type Endpoint } from '../wire/endpoints.js';
import type { Exchange } from './exchange.js';
import type { Identity } from './identity.js';
import type { ProxySettings } from './read-options.js';
import { redact } from './redact.js';
import { relay } from './relay.js';

/** Everything that is sent to the API; nothing else of the browser's request is. */
export interface Call extends Identity {
  readonly endpoint: Endpoint;
  readonly body?: string;
  readonly accept: string | null;
}

/**
 * Sends the call to the API and returns its response, or a problem document if there is none.
 * @param signal that of the browser's request: ends the call when it aborts
 */
export async function forward(call: Call, settings: ProxySettings, exchange: Exchange, signal: AbortSignal): Promise<Response> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', abort, { once: true });
  exchange.whenOver(() => signal.removeEventListener('abort', abort));
  if (signal.aborted) abort();
  let isTimedOut = false;
  const timer = setTimeout(() => {
    isTimedOut = true;
    abort();
  }, settings.firstByteTimeout);

  try {
    const upstream = await settings.fetch(endpointUrl(settings.baseUrl, call.endpoint.path), {
      method: call.endpoint.method,
      headers: headersOf(call),
      ...(call.body !== undefined && { body: call.body }),
      // Following a redirect would send the key to another address.
      redirect: 'manual',
      signal: controller.signal,
    });
    return await relay(upstream, {
      key: call.key,
      hasKey: hasKey(call),
      abort,
      hasLeft: () => signal.aborted,
      settings,
      exchange,
    });
  } catch (error) {
    // The API may have begun to answer.
    abort();
    if (signal.aborted) {
      const response = exchange.problem(499, 'The client closed the request');
      exchange.end(response.status, 'left');
      return response;
    }
    const cause = isTimedOut ? `no answer within ${settings.firstByteTimeout / 1000} s` : redact(reasonOf(error), call.key);
    exchange.report({ kind: isTimedOut ? 'timeout' : 'unreachable', cause });
    return isTimedOut
      ? exchange.problem(504, 'The Unleash API did not answer in time')
      : exchange.problem(502, 'The Unleash API could not be reached');
  } finally {
    clearTimeout(timer);
  }
}

/** The call for a token goes without the key: its body identifies the user. */
function hasKey({ endpoint }: Call): boolean {
  return endpoint.name !== 'tokens';
}

function headersOf(call: Call): Headers {
  const { body, accept, account, key } = call;
  // Compressing a stream delays it.
  const headers = new Headers({ 'accept-encoding': 'identity' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (accept !== null) headers.set('accept', accept);
  if (!hasKey(call)) return headers;
  headers.set('authorization', `Bearer ${key}`);
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
