import type { AuthStrategy } from './auth-strategy.js';

/** For a proxy of the host: the browser sends its cookies, so no headers are added. */
export const proxyAuth: AuthStrategy = {
  headers: (_, refused) => Promise.resolve(refused ? undefined : {}),
  conceal: (text) => text,
  byCookies: true,
};
