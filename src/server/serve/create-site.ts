import type { Proxy } from '../../proxy/proxy.js';
import { addressFinder } from './client-address.js';
import type { Log } from './log.js';
import type { Handle } from './node-server.js';
import { isOwnHost, ownHosts } from './own-hosts.js';
import type { Settings } from '../config/settings.js';

export interface SiteParts {
  readonly settings: Pick<Settings, 'host' | 'allowedHosts' | 'trustedProxies'>;
  /** Answers below `/unleash/`. */
  readonly proxy: Proxy;
  /** Answers everything else. */
  readonly files: (request: Request) => Response | Promise<Response>;
  readonly log: Pick<Log, 'warn'>;
  /** Whether requests may be sent here. */
  readonly isReady: () => boolean;
}

/** Names of hosts are made up by whoever asks: only so many are written into the log. */
const mostLoggedHosts = 100;

/** What the server answers, with the connection that the proxy must know. Foreign hosts are refused. */
export function createSite({ settings, proxy, files, log, isReady }: SiteParts): Handle {
  const own = ownHosts(settings);
  const addressOf = addressFinder(settings.trustedProxies);
  const strangers = new Set<string>();
  return async (request, peer) => {
    const { pathname } = new URL(request.url);
    const health = healthReply(pathname, isReady);
    if (health) return health;
    const host = request.headers.get('host') ?? '';
    if (!isOwnHost(host, own)) {
      if (!strangers.has(host) && strangers.size < mostLoggedHosts) {
        strangers.add(host);
        log.warn('refused a host: if people reach this server by that name, add it to allowedHosts', {
          host: host.slice(0, 255),
        });
      }
      return plain(421, 'This host name does not belong to this server.');
    }
    if (!pathname.startsWith('/unleash/')) return files(request);
    const address = addressOf(request.headers, peer);
    return proxy(request, { ...(peer !== undefined && { peer }), ...(address !== undefined && { address }) });
  };
}

/** Undefined for other paths. Monitors ask by an address: any host may ask this. */
export function healthReply(pathname: string, isReady: () => boolean): Response | undefined {
  if (pathname === '/healthz') return plain(200, 'ok');
  if (pathname !== '/readyz') return undefined;
  return isReady() ? plain(200, 'ready') : plain(503, 'not ready');
}

export function plain(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${text}\n`, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
}
