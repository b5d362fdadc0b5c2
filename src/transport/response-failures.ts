/** What is said of a response that is no answer, or no whole one. Loaded with the first. */
import { ChatFailure, type ChatError, type ChatErrorKind } from '../conversation/errors.js';
import { compact } from '../wire/narrow.js';
import { problemOf, problemOfValue, type Problem } from '../wire/problem.js';
import { failure as plainFailure } from './failures.js';

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

/** What is wrong with a response that is no answer, as its head and the problem in its body say. */
export async function failureOfResponse(response: Response, byCookies: boolean): Promise<ChatFailure> {
  const { status, type } = response;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return byCookies
      ? failure(response, 'sign-in-expired', 'The endpoint answered with a redirect: a sign-on that has expired.')
      : failure(response, 'protocol', 'The endpoint answered with a redirect: is its address right?');
  }
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

/** A body that was no whole answer. */
export interface BrokenBody {
  /** The body is a page. */
  readonly page: string | undefined;
  /** The frame that ended it. */
  readonly problem: unknown;
  readonly isCut: boolean;
  readonly values: number;
  readonly malformed: number;
}

export function failureOfBody(response: Response, body: BrokenBody, byCookies: boolean): ChatFailure {
  const { page, problem, isCut, values, malformed } = body;
  if (page !== undefined) return failureOfPage(response, page, byCookies);
  if (problem !== undefined) return failureOfProblem(response, problemOfValue(problem));
  if (isCut) return failure(response, 'interrupted', 'The body ended inside a frame.');
  return values === 0 && malformed > 0
    ? failure(response, 'protocol', `The body is no answer: none of its ${malformed} frames is JSON.`)
    : failure(response, 'empty', 'The answer ended without any text.');
}

export function failure(response: Response, kind: ChatErrorKind, cause: string, problem?: Problem): ChatFailure {
  const { error } = plainFailure(response, kind, cause);
  return new ChatFailure(
    compact<ChatError>({
      ...error,
      requestId: problem?.requestId ?? error.requestId,
      retryAfter: readRetryAfter(response.headers.get('retry-after')),
      fields: problem?.errors,
    }),
  );
}

/** Seconds to wait, from seconds or a date. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
