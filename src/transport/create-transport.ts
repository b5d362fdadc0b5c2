import type { AuthStrategy } from '../auth/auth-strategy.js';
import { proxyAuth } from '../auth/proxy-auth.js';
import { usesTokens } from '../auth/token-settings.js';
import { v2 } from '../wire/v2.js';
import type { HttpSettings } from './http-settings.js';
import { HttpTransport, type Ways } from './http-transport.js';

/** Names the strategies for each setting. Those that few need are loaded when they are. */
export function createWays(settings: HttpSettings): Ways {
  let tokens: Promise<AuthStrategy> | undefined;
  const makeTokens = async (): Promise<AuthStrategy> => {
    const [{ TokenAuth }, { requestJson }] = await Promise.all([import('../auth/token-auth.js'), import('./request-json.js')]);
    return new TokenAuth(settings, (url, body, to, signal) => {
      const credentials = to === 'host' ? 'same-origin' : settings.credentials;
      // At the host cookies are the proof; at the service the body is.
      return requestJson({ url, method: 'POST', body, credentials }, settings, proxyAuth, signal);
    });
  };
  return {
    protocol: async () => (settings.apiVersion === 'v1' ? (await import('../wire/v1.js')).v1 : v2),
    auth: async () => {
      await refuseAttributes(settings);
      return usesTokens(settings) ? (tokens ??= makeTokens()) : proxyAuth;
    },
  };
}

export function createTransport(settings: HttpSettings): HttpTransport {
  return new HttpTransport(createWays(settings), settings);
}

const forbiddenAttributes = ['token', 'api-key', 'apikey', 'key', 'bearer', 'authorization'];

async function refuseAttributes(settings: HttpSettings): Promise<void> {
  const found = forbiddenAttributes.find((name) => settings.hasAttribute?.(name));
  if (found) throw (await import('./attribute-failure.js')).attributeFailure(found);
}
