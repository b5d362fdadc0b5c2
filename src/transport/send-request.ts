import type { AuthHeaders, AuthStrategy } from '../auth/auth-strategy.js';
import { ChatFailure } from '../conversation/errors.js';
import { writeJson } from '../conversation/write-json.js';
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
 * Sends one request with the headers of the host and of the auth strategy. After a 401 it asks the strategy for other headers
 * (a renewed token) and tries once more.
 * @returns a response with a status from 200 to 299
 * @throws {ChatFailure} for any other response, and if the host's function for headers fails
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
    const renewed = response.status === 401 && !isRetry ? await auth.headers(signal, headers) : undefined;
    if (!renewed) throw failure;
    headers = renewed;
  }
}

async function exchange(
  call: Call,
  settings: HttpSettings,
  auth: AuthHeaders | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const { url, method, accept, body } = call;
  // `??` as a host may clear a setting with null.
  const credentials = call.credentials ?? settings.credentials ?? 'same-origin';
  const send = settings.fetch ?? fetch;
  const hostHeaders = await abortable(resolveHeaders(settings), signal);
  const init = {
    method,
    headers: { ...hostHeaders, ...auth, accept, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: writeJson(body) } : {}),
    credentials,
    // Following a redirect could turn the POST into a GET, and mostly leads to a login page.
    redirect: 'manual',
    signal,
  } as const;
  return abortable(send(url, init), signal);
}

async function resolveHeaders({ headers }: HttpSettings): Promise<Readonly<Record<string, string>> | undefined> {
  if (typeof headers !== 'function') return headers;
  try {
    return await headers();
  } catch (thrown) {
    throw new ChatFailure({ kind: 'configuration', cause: `The \`headers\` function failed: ${String(thrown)}` });
  }
}
