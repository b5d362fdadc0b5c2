import type { AuthHeaders, AuthStrategy } from '../auth/auth-strategy.js';
import { ChatFailure } from '../conversation/errors.js';
import { abortable } from './abortable.js';
import type { HttpSettings } from './http-settings.js';
import { loadResponseFailures } from './load-response-failures.js';

export interface Call {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly accept: string;
  readonly body?: object | undefined;
  readonly credentials?: RequestCredentials | undefined;
}

/**
 * Sends one request with the host's headers and those of the strategy. After a 401, once more with others, if there are any.
 * @returns a response with a status of 200 to 299
 */
export async function sendRequest(
  call: Call,
  settings: HttpSettings,
  auth: AuthStrategy,
  signal: AbortSignal,
): Promise<Response> {
  let headers = await auth.headers(signal);
  for (let isRetry = false; ; isRetry = true) {
    const response = await exchange(call, settings, headers, signal);
    if (response.ok) return response;
    const { failureOfResponse } = await abortable(loadResponseFailures(), signal);
    const failure = await abortable(failureOfResponse(response, auth.byCookies), signal);
    const others = response.status === 401 && !isRetry ? await auth.headers(signal, headers) : undefined;
    if (!others) throw failure;
    headers = others;
  }
}

async function exchange(
  call: Call,
  settings: HttpSettings,
  auth: AuthHeaders | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const { url, method, accept, body } = call;
  // A host may clear a setting with null.
  const credentials = call.credentials ?? settings.credentials ?? 'same-origin';
  const send = settings.fetch ?? fetch;
  const own = await abortable(ownHeaders(settings), signal);
  const init = {
    method,
    headers: { ...own, ...auth, accept, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    credentials,
    // A redirected question is no question any more, and a login page no answer.
    redirect: 'manual',
    signal,
  } as const;
  return abortable(send(url, init), signal);
}

async function ownHeaders({ headers }: HttpSettings): Promise<Readonly<Record<string, string>> | undefined> {
  if (typeof headers !== 'function') return headers;
  try {
    return await headers();
  } catch (thrown) {
    throw new ChatFailure({ kind: 'configuration', cause: `The function for headers failed: ${String(thrown)}` });
  }
}
