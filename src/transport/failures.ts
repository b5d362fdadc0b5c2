import type { AuthStrategy } from '../auth/auth-strategy.js';
import { ChatFailure, type ChatError, type ChatErrorKind } from '../conversation/errors.js';
import { writeJson } from '../conversation/write-json.js';
import { isOffline } from '../missing-chunk.js';
import { compact } from '../wire/narrow.js';

/** A failure with the status and request id of its response. */
export function failure(response: Response, kind: ChatErrorKind, cause: string): ChatFailure {
  return new ChatFailure(
    compact<ChatError>({ kind, cause, status: response.status || undefined, requestId: requestIdOf(response) }),
  );
}

/** The service sends it with every response, and its support asks for it. */
export function requestIdOf({ headers }: Response): string | undefined {
  return headers.get('requestid') ?? headers.get('request-id') ?? headers.get('x-request-id') ?? undefined;
}

/** @param response present if the connection broke while its body was read, absent if `fetch` itself rejected */
export function failureOfNetwork(thrown: unknown, response?: Response): ChatFailure {
  const cause = thrown instanceof Error ? [thrown.message, causeOf(thrown)].filter(Boolean).join(': ') : String(thrown);
  if (response) return failure(response, 'interrupted', `The connection closed before the answer was complete: ${cause}`);
  if (isOffline()) return new ChatFailure({ kind: 'offline', cause: 'The browser is offline.' });
  return new ChatFailure({
    kind: 'network',
    cause: `The endpoint cannot be reached, or CORS does not allow this page to use it: ${cause}`,
  });
}

/** The same failure without tokens: a service may quote the request in its error message. */
export function concealed(failure: ChatFailure, auth: AuthStrategy | undefined): ChatFailure {
  if (!auth) return failure;
  return new ChatFailure(JSON.parse(auth.conceal(writeJson(failure.error))) as ChatError);
}

/** Node's `fetch` reports "fetch failed" and puts the reason into `cause`. */
function causeOf({ cause }: Error): string {
  return cause instanceof Error ? cause.message : '';
}
