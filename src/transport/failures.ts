import { ChatFailure, type ChatError, type ChatErrorKind } from '../conversation/errors.js';
import { compact } from '../wire/narrow.js';
import { networkKind } from './missing-part.js';

export function failure(response: Response, kind: ChatErrorKind, cause: string): ChatFailure {
  return new ChatFailure(
    compact<ChatError>({ kind, cause, status: response.status || undefined, requestId: requestIdOf(response) }),
  );
}

/** Support asks for it; the service sends it with every answer. */
export function requestIdOf({ headers }: Response): string | undefined {
  return headers.get('requestid') ?? headers.get('request-id') ?? headers.get('x-request-id') ?? undefined;
}

/** What a failed `fetch` or a body that broke off comes to. */
export function failureOfNetwork(thrown: unknown, response?: Response): ChatFailure {
  const cause = thrown instanceof Error ? [thrown.message, causeOf(thrown)].filter(Boolean).join(': ') : String(thrown);
  if (response) return failure(response, 'interrupted', `The connection ended before the answer did: ${cause}`);
  const kind = networkKind();
  return new ChatFailure({
    kind,
    cause:
      kind === 'offline'
        ? 'The browser is offline.'
        : `The endpoint could not be reached, or does not allow this page (CORS): ${cause}`,
  });
}

/** Node says what it was in the error behind the error. */
function causeOf({ cause }: Error): string {
  return cause instanceof Error ? cause.message : '';
}
