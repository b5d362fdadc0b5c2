/**
 * The server side of token mode: endpoints that issue short-lived tokens, and the API for clients with a token. A real host
 * would identify the user by its sign-in; in the demo all visitors are the same user.
 */
import { mintId } from '../../src/conversation/identifier.js';
import { refusal } from '../assistant/api/refusal.js';
import type { IssuedToken, SessionTokens } from '../assistant/api/tokens.js';

type Handler = (request: Request) => Promise<Response>;

const visitor = 'visitor@larkfield.example';
const embedId = 'demo';

export interface TokenMode {
  /** Returns undefined for other paths. */
  handle(request: Request): Promise<Response> | undefined;
}

/**
 * @param assistant mounted at `/api`
 * @param hostTokens the tokens that the assistant exchanges
 */
export function createTokenMode(assistant: Handler, hostTokens: SessionTokens): TokenMode {
  const issuers: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
    // For `token-endpoint` without `embed-id`: a session token, which the host gets from the service.
    '/token': async (request) => {
      const exchanged = await exchange(request, assistant, hostTokens.issue(visitor));
      return Response.json(exchanged, { headers: { 'cache-control': 'no-store' } });
    },
    // For `token-endpoint` with `embed-id`: a token of the host, which the page exchanges.
    '/host-token': async () => Response.json(hostTokens.issue(visitor), { headers: { 'cache-control': 'no-store' } }),
  };
  return {
    handle(request) {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith('/api/')) return shared(request, assistant);
      const issue = Object.hasOwn(issuers, pathname) ? issuers[pathname] : undefined;
      return issue && (isOwnPage(request) ? issued(request, issue) : Promise.resolve(refused()));
    },
  };
}

async function issued(request: Request, issue: (request: Request) => Promise<Response>): Promise<Response> {
  if (request.method === 'POST') return issue(request);
  const problem = { status: 405, title: 'Method Not Allowed', detail: 'Tokens are issued by POST.', reason: 'Not POST' };
  return refusal({ ...problem, requestId: mintId() }, { allow: 'POST' });
}

async function exchange(request: Request, assistant: Handler, { token }: IssuedToken): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ token, embedId });
  const answer = await assistant(new Request(new URL('/api/tokens', request.url), { method: 'POST', headers, body }));
  const { token: own } = (await answer.json()) as { readonly token: string };
  return { token: own };
}

/** The API for pages of this origin. Pages of other origins get neither a response nor a preflight. */
async function shared(request: Request, assistant: Handler): Promise<Response> {
  if (!isOwnPage(request)) return refused();
  const isPreflight = request.method === 'OPTIONS';
  const answer = isPreflight ? new Response(null, { status: 204 }) : await assistant(request);
  const { headers } = answer;
  headers.append('vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin === null) return answer;
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-expose-headers', 'RequestId, Retry-After');
  if (isPreflight) {
    headers.set('access-control-allow-methods', 'GET, POST');
    headers.set('access-control-allow-headers', request.headers.get('access-control-request-headers') ?? '');
  }
  return answer;
}

function isOwnPage(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  // A server that forwards requests may change the host name: what the browser has seen counts.
  if (site === 'same-origin') return true;
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== new URL(request.url).origin) return false;
  return site !== 'cross-site';
}

function refused(): Response {
  return refusal({
    status: 403,
    title: 'Requests from other sites are not allowed',
    detail: 'Only pages of the origin that the request is sent to may ask. Forward the path on the server of your page.',
    reason: 'Other origin',
    requestId: mintId(),
  });
}
