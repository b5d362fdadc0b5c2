import { createProxy } from '../../proxy/proxy.js';
import { ConfigurationError } from '../config/read-settings.js';
import type { Settings } from '../config/settings.js';
import type { CheckResult } from './check-result.js';
import { checkUpstream } from './check-upstream.js';
import { inSentences, proxyOptions } from './proxy-options.js';
import { connectRedis } from './redis-counter.js';
import { readTls } from './read-tls.js';
import { createUpstream, type Upstream } from './upstream.js';

export interface CheckOptions {
  /** Somebody to ask as. */
  readonly account: string | undefined;
  /** Folder of the widget; undefined if there is none. */
  readonly widget: string | undefined;
}

/** Tries everything that a server with these settings would use, without serving. */
export async function checkSetup(settings: Settings, apiKey: string, options: CheckOptions): Promise<readonly CheckResult[]> {
  const upstream = createUpstream(settings.timeouts);
  const results: CheckResult[] = [checkSettings(settings, apiKey, upstream), checkWidget(options.widget)];
  if (settings.limits.redisUrl !== undefined) results.push(await checkRedis(settings.limits.redisUrl));
  if (typeof settings.jwt.jwks === 'string') results.push(await checkKeysOfIssuer(settings.jwt.jwks));
  results.push(...(await checkUpstream(settings, apiKey, options.account, upstream.fetch)));
  await upstream.close();
  return results;
}

function checkSettings(settings: Settings, apiKey: string, upstream: Upstream): CheckResult {
  try {
    inSentences(() => createProxy(proxyOptions(settings, apiKey, upstream)));
    readTls(settings);
    return { verdict: 'right', sentence: 'The settings fit together.' };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { verdict: 'wrong', sentence: error.message };
  }
}

function checkWidget(folder: string | undefined): CheckResult {
  return folder === undefined
    ? { verdict: 'wrong', sentence: 'The files of the widget are missing. In a clone, run npm run build.' }
    : { verdict: 'right', sentence: 'The files of the widget are there.' };
}

async function checkRedis(url: string): Promise<CheckResult> {
  let result: CheckResult = { verdict: 'wrong', sentence: 'Redis cannot be reached.' };
  const redis = await connectRedis(url, (event, reason) => {
    result =
      event === 'ready'
        ? { verdict: 'right', sentence: 'Redis answers.' }
        : { verdict: 'wrong', sentence: `Redis cannot be used (${reason ?? 'unknown'}). Check limits.redisUrl.` };
  });
  redis.close();
  return result;
}

async function checkKeysOfIssuer(url: string): Promise<CheckResult> {
  const wrong = (what: string): CheckResult => ({
    verdict: 'wrong',
    sentence: `The keys of the issuer cannot be loaded: ${what}. Check jwt.jwks.`,
  });
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) return wrong(`the address answers with status ${response.status}`);
    const value: unknown = await response.json();
    const keys = typeof value === 'object' && value !== null && 'keys' in value ? value.keys : undefined;
    return Array.isArray(keys) && keys.length > 0
      ? { verdict: 'right', sentence: `The issuer publishes ${keys.length === 1 ? 'a key' : `${keys.length} keys`}.` }
      : wrong('the answer is no key set');
  } catch {
    return wrong('the address cannot be reached, or does not answer with JSON');
  }
}
