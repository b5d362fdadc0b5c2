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
  415: 'bad-request',
  422: 'bad-request',
  429: 'rate-limited',
  504: 'timeout',
  511: 'captive-portal',
};

/** What is wrong with a response, as its head and the problem in its body say; nothing, where there may be an answer in it. */
export async function failureOfResponse(response: Response, byCookies: boolean): Promise<ChatFailure | undefined> {
  const { ok, status, type } = response;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return byCookies
      ? failure(response, 'sign-in-expired', 'The endpoint answered with a redirect: a sign-on that has expired.')
      : failure(response, 'protocol', 'The endpoint answered with a redirect: is its address right?');
  }
  if (ok) return undefined;
  return failureOfProblem(response, await problemOf(response).catch(() => undefined));
}

/** A failure that the service told in a problem document, under whatever status. */
export function failureOfProblem(response: Response, problem: Problem | undefined): ChatFailure {
  const status = response.ok ? (problem?.status ?? response.status) : response.status;
  const told = [problem?.title, problem?.detail, problem?.reason].filter(Boolean).join(' – ');
  if (/impersonation/i.test(problem?.reason ?? '')) {
    const cause = `${told}. The key acts for others: let the proxy name the user (its option \`account\`).`;
    return failure(response, 'configuration', cause, problem);
  }
  const kind = kinds[status] ?? (status >= 500 ? 'server' : 'protocol');
  return failure(response, kind, told || `The service answered with status ${status}.`, problem);
}

/** Words of the pages that networks of hotels, trains and guests put before everything. */
const portal = /captive|wispr|hotspot|wi-?fi|guest ?(?:network|access)|network ?(?:login|access|sign)/i;

/** A page where an answer was due. */
export function failureOfPage(response: Response, page: string, byCookies: boolean): ChatFailure {
  return byCookies && !portal.test(page)
    ? failure(response, 'sign-in-expired', 'The endpoint answered with a page: behind a proxy, a sign-on that has expired.')
    : failure(response, 'captive-portal', 'Something in between answered with a page of its own: a captive portal, say.');
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
export function requestIdOf({ headers }: Response): string | undefined {
  return headers.get('requestid') ?? headers.get('request-id') ?? headers.get('x-request-id') ?? undefined;
}

/** What a failed `fetch` or a body that broke off comes to. */
export function failureOfNetwork(thrown: unknown, response?: Response): ChatFailure {
  const cause = thrown instanceof Error ? [thrown.message, causeOf(thrown)].filter(Boolean).join(': ') : String(thrown);
  if (response) return failure(response, 'interrupted', `The connection ended before the answer did: ${cause}`);
  if (typeof navigator !== 'undefined' && navigator.onLine === false)
    return new ChatFailure({ kind: 'offline', cause: 'The browser is offline.' });
  return new ChatFailure({
    kind: 'network',
    cause: `The endpoint could not be reached, or does not allow this page (CORS): ${cause}`,
  });
}

/** Node says what it was in the error behind the error. */
function causeOf({ cause }: Error): string {
  return cause instanceof Error ? cause.message : '';
}

/** Seconds to wait, from seconds or a date. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
