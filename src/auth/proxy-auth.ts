import type { AuthStrategy } from './auth-strategy.js';

/** Behind the host's proxy, its cookies say who asks: the browser sends them, the widget adds nothing. */
export const proxyAuth: AuthStrategy = {
  headers: () => Promise.resolve({}),
};
