import type { Proxy } from '../../proxy/proxy.js';
import { addressFinder } from './client-address.js';
import type { Log } from './log.js';
import type { Handle } from './node-server.js';
import { isOwnHost, ownHosts } from './own-hosts.js';
import type { Settings } from '../config/settings.js';
import { trialPage } from './trial-page.js';
import type { WidgetFiles } from './widget-files.js';

export interface SiteParts {
  readonly settings: Settings;
  /** Answers below `/unleash/`. */
  readonly proxy: Proxy;
  readonly widget: WidgetFiles;
  readonly log: Log;
  /** Whether requests may be sent here. */
  readonly isReady: () => boolean;
}

const proxyPath = '/unleash';
const widgetPath = '/unleash-chat/';
/** Names of hosts are made up by whoever asks: only so many are written into the log. */
const mostLoggedHosts = 100;

/** Everything that the server answers: the proxy, the widget, a page to try it, and whether it is well. */
export function createSite(parts: SiteParts): Handle {
  const { settings, proxy, log } = parts;
  const own = ownHosts(settings);
  const addressOf = addressFinder(settings.trustedProxies);
  const strangers = new Set<string>();
  return async (request, peer) => {
    const { pathname } = new URL(request.url);
    const health = healthReply(pathname, parts.isReady);
    if (health) return health;
    const host = request.headers.get('host') ?? '';
    const isOwn = isOwnHost(host, own);
    if (!isOwn && !strangers.has(host) && strangers.size < mostLoggedHosts) {
      strangers.add(host);
      log.warn('refused a host: if people reach this server by that name, add it to allowedHosts', { host: host.slice(0, 255) });
    }
    // The proxy refuses foreign hosts itself, whatever the path.
    if (!isOwn || pathname === proxyPath || pathname.startsWith(`${proxyPath}/`)) {
      const address = addressOf(request.headers, peer);
      return proxy(request, { ...(peer !== undefined && { peer }), ...(address !== undefined && { address }) });
    }
    return fileReply(request, pathname, parts.widget);
  };
}

/** Undefined for other paths. Monitors ask by an address: any host may ask this. */
export function healthReply(pathname: string, isReady: () => boolean): Response | undefined {
  if (pathname === '/healthz') return plain(200, 'ok');
  if (pathname !== '/readyz') return undefined;
  return isReady() ? plain(200, 'ready') : plain(503, 'not ready');
}

function fileReply(request: Request, pathname: string, widget: WidgetFiles): Response {
  const found =
    pathname === '/'
      ? trialPage(widget.integrity)
      : pathname.startsWith(widgetPath)
        ? widget.reply(request, pathname.slice(widgetPath.length))
        : undefined;
  if (!found) return plain(404, 'There is nothing here.');
  if (request.method === 'GET') return found;
  if (request.method === 'HEAD') return new Response(null, found);
  return plain(405, 'This can only be read.', { allow: 'GET, HEAD' });
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
