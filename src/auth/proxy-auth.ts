import type { AuthStrategy } from './auth-strategy.js';

/** Behind the host's proxy, its cookies say who asks: the browser sends them, the widget adds nothing. */
export const proxyAuth: AuthStrategy = {
  headers: (_, refused) => Promise.resolve(refused ? undefined : {}),
  conceal: (text) => text,
  byCookies: true,
};
