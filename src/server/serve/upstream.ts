import { EnvHttpProxyAgent, fetch as undiciFetch } from 'undici';
import { ConfigurationError } from '../config/read-settings.js';
import type { Settings } from '../config/settings.js';

/** The way to Unleash. */
export interface Upstream {
  readonly fetch: typeof fetch;
  /** Ends calls that are under way. */
  close(): Promise<void>;
}

/**
 * Limits the time to connect. The agent has no limits for headers and body: those of the proxy hold, also beyond the 300 seconds
 * of Node's own `fetch`. Uses the outgoing proxy that `HTTPS_PROXY` and `NO_PROXY` name.
 * @throws {ConfigurationError} if these cannot be used
 */
export function createUpstream({ timeouts }: Pick<Settings, 'timeouts'>): Upstream {
  const timeout = timeouts.connect * 1000;
  const agent = createAgent({
    connect: { timeout },
    proxyTls: { timeout },
    requestTls: { timeout },
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const send = (input: unknown, init: object | undefined) =>
    undiciFetch(input as Parameters<typeof undiciFetch>[0], { ...init, dispatcher: agent });
  // The types of undici's classes and of the global ones differ in names only.
  return { fetch: send as unknown as typeof fetch, close: () => agent.destroy() };
}

function createAgent(options: EnvHttpProxyAgent.Options): EnvHttpProxyAgent {
  try {
    return new EnvHttpProxyAgent(options);
  } catch {
    throw new ConfigurationError([
      'HTTP_PROXY or HTTPS_PROXY is no URL of an outgoing proxy, such as http://proxy.acme.example:3128.',
    ]);
  }
}
