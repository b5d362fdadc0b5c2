import type { AuthStrategy } from '../auth/auth-strategy.js';
import { proxyAuth } from '../auth/proxy-auth.js';
import { usesTokens } from '../auth/token-settings.js';
import { v2 } from '../wire/v2.js';
import type { HttpSettings } from './http-settings.js';
import { HttpTransport, type Strategies } from './http-transport.js';
import type { FilterReader } from './read-filters.js';
import { loadResponseFailures } from './load-response-failures.js';

/** Reads the text of a source: see read-content.ts. */
export type ReadContent = (id: string, signal: AbortSignal) => Promise<readonly string[]>;

/** Asks questions, and reads what is beside them: the code for that is loaded when it is called. */
export interface WidgetTransport extends Pick<HttpTransport, 'ask'> {
  readonly readContent: ReadContent;
  loadFilterReader(): Promise<FilterReader>;
}

export function createTransport(settings: HttpSettings): WidgetTransport {
  const strategies = createStrategies(settings);
  const answers = new HttpTransport(strategies, settings);
  return {
    ask: (question, signal, trace) => answers.ask(question, signal, trace),
    async readContent(id, signal) {
      return (await import('./read-content.js')).readContent(id, settings, strategies, signal);
    },
    async loadFilterReader() {
      return (await import('./read-filters.js')).createFilterReader(settings, strategies);
    },
  };
}

/** Chooses protocol and auth strategy by the settings. Less common ones (v1, tokens) are loaded on demand. */
export function createStrategies(settings: HttpSettings): Strategies {
  let tokenAuth: Promise<AuthStrategy> | undefined;
  const createTokenAuth = async (): Promise<AuthStrategy> => {
    const [{ TokenAuth }, { requestJson }] = await Promise.all([import('../auth/token-auth.js'), import('./request-json.js')]);
    return new TokenAuth(settings, (url, body, to, signal) => {
      // The host's token endpoint identifies the user by cookies, the service by the token in the body.
      const credentials = to === 'host' ? 'same-origin' : settings.credentials;
      return requestJson({ url, method: 'POST', body, credentials }, settings, proxyAuth, signal);
    });
  };
  return {
    protocol: async () => (settings.apiVersion === 'v1' ? (await import('../wire/v1.js')).v1 : v2),
    auth: async () => {
      if (settings.exposedSecret) throw (await loadResponseFailures()).failureOfSecret(settings.exposedSecret);
      return usesTokens(settings) ? (tokenAuth ??= createTokenAuth()) : proxyAuth;
    },
  };
}
