/**
 * The server side, for any host that speaks the web's Request and Response. A browser's request enters; what is documented
 * of it leaves for the Unleash API with the key, and the answer comes back piece by piece.
 * Knows nothing of the widget, and nobody behind it ever sees the key.
 */
import { problemResponse } from '../wire/problem.js';
import { settingsOf, type ProxyOptions } from './options.js';

export type { ProxyFailure, ProxyOptions } from './options.js';

export type Proxy = (request: Request) => Promise<Response>;

export function createProxy(options: ProxyOptions): Proxy {
  settingsOf(options);
  return () => Promise.resolve(problemResponse({ status: 501, title: 'Not built yet' }));
}
