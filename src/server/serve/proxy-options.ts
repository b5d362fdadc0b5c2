import { trustedHeader, verifiedJwt, type LimitOptions, type ProxyOptions, type VerifiedJwtOptions } from '../../proxy/proxy.js';
import { ConfigurationError } from '../config/read-settings.js';
import type { Settings } from '../config/settings.js';
import { ownHosts } from './own-hosts.js';

/** What the proxy uses outside of this process. */
export interface Outside {
  /** Without Node's own limit of 300 seconds. */
  readonly fetch: typeof fetch;
  readonly redis?: object | undefined;
}

/**
 * The settings as options of the proxy.
 * @throws {ConfigurationError} if an identity cannot be used
 */
export function proxyOptions(settings: Settings, apiKey: string, { fetch, redis }: Outside): ProxyOptions {
  const { baseUrl, allowInsecureUpstream, assistantId, defaultAssistantId, instructions } = settings;
  const { roles, endpoints, allowedOrigins, maxMessages, maxTextLength, timeouts } = settings;
  const allowedHosts = ownHosts(settings);
  return {
    apiKey,
    account: accountOf(settings),
    baseUrl,
    allowInsecureUpstream,
    ...(assistantId !== undefined && { assistantId }),
    ...(defaultAssistantId !== undefined && { defaultAssistantId }),
    ...(instructions !== undefined && { instructions }),
    roles,
    endpoints,
    prefix: '/unleash',
    allowedOrigins,
    ...(allowedHosts && { allowedHosts }),
    maxMessages,
    maxTextLength,
    limits: limitsOf(settings, redis),
    bodyTimeout: timeouts.body,
    firstByteTimeout: timeouts.firstByte,
    idleTimeout: timeouts.idle,
    answerTimeout: timeouts.answer,
    fetch,
  };
}

function limitsOf({ limits }: Settings, redis: object | undefined): LimitOptions {
  const { redisUrl: _, ...options } = limits;
  return { ...options, ...(redis && { redis }) };
}

function accountOf({ identity, header, jwt, account }: Settings): ProxyOptions['account'] {
  if (identity === 'header') {
    const { name = '', peers = [], pattern } = header;
    return inSentences(() => trustedHeader({ name, peers, ...(pattern !== undefined && { pattern: new RegExp(pattern) }) }));
  }
  if (identity === 'jwt') return inSentences(() => verifiedJwt(withoutUndefined(jwt) as unknown as VerifiedJwtOptions));
  return identity === 'account' ? (account ?? '') : false;
}

/** Errors of the proxy at start name an option, which has the name of the setting. */
export function inSentences<Result>(create: () => Result): Result {
  try {
    return create();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ConfigurationError([error.message.replace(/^(createProxy|trustedHeader|verifiedJwt): /, prefixes)]);
  }
}

function prefixes(_match: string, caller: string): string {
  return { trustedHeader: 'header: ', verifiedJwt: 'jwt: ' }[caller] ?? '';
}

function withoutUndefined(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
