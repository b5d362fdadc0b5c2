import type { Connection } from './connection.js';
import type { Exchange } from './exchange.js';
import { isResponse } from './is-response.js';
import type { Identify } from './options.js';
import type { ProxySettings } from './read-options.js';

/** The identity of a request cannot be established or sent. The browser gets `title`, the operator `message`. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError';
  readonly status: 401 | 403 | 503;
  readonly title: string;

  constructor(status: 401 | 403 | 503, title: string, cause: string) {
    super(cause);
    this.status = status;
    this.title = title;
  }
}

export const signInTitle = 'Sign in to ask';

export interface Identity {
  readonly key: string;
  /** Absent if nobody is identified. */
  readonly account?: string;
}

/** Runs the functions of the host: who may ask, as whom, and with which key. If one throws, nothing is sent. */
export async function identify(
  request: Request,
  connection: Connection,
  settings: ProxySettings,
  exchange: Exchange,
): Promise<Identity | { readonly refusal: Response }> {
  try {
    // Hosts without TypeScript may return anything: only `true` grants access.
    const verdict: unknown = settings.authorize ? await settings.authorize(request) : true;
    if (isResponse(verdict)) return { refusal: verdict };
    if (verdict === undefined || verdict === null || verdict === false) return signedOut(exchange);
    if (verdict !== true) throw new TypeError('authorize must return true, false or a Response');
    const account = settings.account && (await accountOf(settings.account, request, connection));
    if (account === '') return signedOut(exchange);
    return { key: await settings.apiKey(), ...(account !== undefined && { account }) };
  } catch (error) {
    if (!(error instanceof IdentityError)) return { refusal: hostFailed(error, exchange) };
    exchange.report({ kind: 'identity', cause: error.message });
    return { refusal: exchange.problem(error.status, error.title) };
  }
}

/** Empty if nobody is signed in. */
async function accountOf(identifyAccount: Identify, request: Request, connection: Connection): Promise<string> {
  const given: unknown = await identifyAccount(request, connection);
  if (given === undefined || given === null) return '';
  if (typeof given !== 'string') throw new TypeError('account must return a string or undefined');
  const account = given.trim();
  if (/[\0-\x1f\x7f]/.test(account)) throw new TypeError('account contains a control character');
  if (/[^\x20-\x7e]/.test(account)) {
    throw new IdentityError(
      403,
      'Your account has a name that the Unleash API cannot be told',
      'the account has characters outside of ASCII, which a header cannot carry: use an account id',
    );
  }
  return account;
}

function signedOut(exchange: Exchange): { readonly refusal: Response } {
  return { refusal: exchange.problem(401, signInTitle) };
}

export function hostFailed(error: unknown, exchange: Exchange): Response {
  exchange.report({ kind: 'host', cause: error instanceof Error ? error.message : 'unknown' });
  return exchange.problem(500, 'The proxy is misconfigured');
}
