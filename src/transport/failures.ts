import { ChatFailure, type ChatError, type ChatErrorKind } from '../conversation/errors.js';
import { compact } from '../wire/narrow.js';
import { problemOf, type Problem } from '../wire/problem.js';

const kinds: Readonly<Record<number, ChatErrorKind>> = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-found',
  408: 'timeout',
  413: 'too-large',
  422: 'bad-request',
  429: 'rate-limited',
  504: 'timeout',
};

/** What is wrong with a response before any of its answer is read; nothing, where it can be read. */
export async function failureOfResponse(response: Response): Promise<ChatFailure | undefined> {
  if (response.type === 'opaqueredirect' || (response.ok && isPage(response))) {
    const what = response.ok ? 'an HTML page' : 'a redirect';
    return failure(
      response,
      'sign-in-expired',
      `The endpoint answered with ${what}: behind a proxy, that is a sign-on that has expired.`,
    );
  }
  if (response.ok) return undefined;
  const problem = isPage(response) ? undefined : await problemOf(response).catch(() => undefined);
  return failureOfProblem(response, problem);
}

/** A failure that the service told in a problem document, under whatever status. */
export function failureOfProblem(response: Response, problem: Problem | undefined): ChatFailure {
  const status = response.ok ? (problem?.status ?? response.status) : response.status;
  const kind = kinds[status] ?? (status >= 500 ? 'server' : 'protocol');
  const told = [problem?.title, problem?.detail, problem?.reason].filter(Boolean).join(' – ');
  return failure(response, kind, told || `The service answered with status ${status}.`, problem);
}

export function failure(response: Response, kind: ChatErrorKind, cause: string, problem?: Problem): ChatFailure {
  return new ChatFailure(
    compact<ChatError>({
      kind,
      cause,
      status: response.status || undefined,
      requestId: problem?.requestId ?? requestIdOf(response),
      retryAfter: readRetryAfter(response.headers.get('retry-after')),
      fields: problem?.errors,
    }),
  );
}

/** Support asks for it; the service sends it with every answer. */
export function requestIdOf(response: Response): string | undefined {
  return response.headers.get('requestid') ?? response.headers.get('x-request-id') ?? undefined;
}

/** Seconds to wait, from seconds or a date. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

function isPage(response: Response): boolean {
  return /^(text\/html|application\/xhtml)/i.test(response.headers.get('content-type') ?? '');
}
