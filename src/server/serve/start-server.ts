import { createProxy } from '../../proxy/proxy.js';
import { version } from '../../version.js';
import { ConfigurationError } from '../config/read-settings.js';
import type { Settings } from '../config/settings.js';
import { createSite, healthReply, plain } from './create-site.js';
import type { Log } from './log.js';
import { Metrics } from './metrics.js';
import { NodeServer, urlHost } from './node-server.js';
import { inSentences, proxyOptions } from './proxy-options.js';
import { readTls } from './read-tls.js';
import { connectRedis, type RedisCounter } from './redis-counter.js';
import { createUpstream } from './upstream.js';
import { updateArchive } from './widget-archive.js';
import { WidgetFiles } from './widget-files.js';
import { widgetSite } from './widget-site.js';

export interface RunningServer {
  /** Where it is reached from this machine. */
  readonly url: string;
  readonly adminUrl: string | undefined;
  /** Lets answers end, up to the setting `stopTimeout`. */
  stop(): Promise<void>;
  /** Cuts what is still open; `stop()` resolves then. */
  end(): void;
}

/**
 * @param widgetFolder `dist/cdn`
 * @throws {ConfigurationError} and errors of Node, if it cannot listen
 */
export async function startServer(settings: Settings, apiKey: string, widgetFolder: string, log: Log): Promise<RunningServer> {
  const tls = readTls(settings);
  const upstream = createUpstream(settings.timeouts);
  // Fails before anything is opened.
  inSentences(() => createProxy(proxyOptions(settings, apiKey, upstream)));
  const { widgetArchive, limits } = settings;
  if (widgetArchive !== undefined) await updateArchive(widgetFolder, widgetArchive).catch(unusableArchive(widgetArchive));
  const widget = await WidgetFiles.load(widgetFolder, widgetArchive);
  const redis = limits.redisUrl === undefined ? undefined : await countInRedis(limits.redisUrl, limits.whenRedisFails, log);

  let phase: 'running' | 'stopping' = 'running';
  const isReady = () => phase === 'running' && (redis === undefined || limits.whenRedisFails === 'allow' || redis.isReady());
  const metrics = new Metrics(() => server.openStreams);
  const proxy = createProxy({
    ...proxyOptions(settings, apiKey, { fetch: upstream.fetch, redis: redis?.client }),
    onRequest(record) {
      log.request(record);
      metrics.request(record);
    },
    onError(failure) {
      log.failure(failure);
      metrics.failure(failure);
    },
  });
  const site = createSite({ settings, proxy, files: widgetSite(widget, settings.identity), log, isReady });
  // The proxy answers a slow body itself; Node's own limit is behind it.
  const server = new NodeServer(withoutCrash(site, log), {
    ...(tls && { tls }),
    requestTimeout: settings.timeouts.body + 10,
  });
  const admin = settings.adminPort === undefined ? undefined : new NodeServer(adminSite(metrics, isReady));
  const release = async () => {
    redis?.close();
    await Promise.all([upstream.close(), admin?.stop()]);
  };

  try {
    const port = await server.listen(settings.port, settings.host);
    const adminPort = await admin?.listen(settings.adminPort ?? 0, '127.0.0.1');
    const url = `${tls ? 'https' : 'http'}://${urlHost(settings.host)}:${port}/`;
    const adminUrl = adminPort === undefined ? undefined : `http://127.0.0.1:${adminPort}/`;
    log.info('started', startFields(settings, { url, adminUrl, scriptTag: widget.scriptTag }));
    return {
      url,
      adminUrl,
      async stop() {
        phase = 'stopping';
        log.info('stopping', { openStreams: server.openStreams });
        const timer = setTimeout(() => {
          log.warn('cut answers: stopTimeout is over', { openStreams: server.openStreams });
          server.end();
        }, settings.stopTimeout * 1000);
        await server.stop();
        clearTimeout(timer);
        await release();
        log.info('stopped');
      },
      end: () => server.end(),
    };
  } catch (error) {
    server.end();
    await Promise.all([server.stop(), release()]);
    throw error;
  }
}

function unusableArchive(folder: string): (error: NodeJS.ErrnoException) => never {
  return ({ code = 'unknown' }) => {
    throw new ConfigurationError([`widgetArchive: this process cannot keep files in ${folder} (${code}).`]);
  };
}

function countInRedis(url: string, whenRedisFails: string, log: Log): Promise<RedisCounter> {
  return connectRedis(url, (event, reason) => {
    if (event === 'ready') log.info('connected to Redis');
    else log.error('lost Redis', { reason, whenRedisFails });
  });
}

function withoutCrash(handle: ConstructorParameters<typeof NodeServer>[0], log: Log): typeof handle {
  return async (request, peer) => {
    try {
      return await handle(request, peer);
    } catch (error) {
      log.error('the server failed', { cause: error instanceof Error ? error.name : 'unknown' });
      return plain(500, 'The server failed.');
    }
  };
}

function adminSite(metrics: Metrics, isReady: () => boolean): ConstructorParameters<typeof NodeServer>[0] {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/metrics') return metrics.response();
    return healthReply(pathname, isReady) ?? plain(404, 'There is nothing here.');
  };
}

function startFields(settings: Settings, fields: { url: string; adminUrl: string | undefined; scriptTag: string }): object {
  const { baseUrl, identity, limits } = settings;
  return {
    version,
    ...fields,
    upstream: new URL(baseUrl).origin,
    identity,
    limits: limits.redisUrl === undefined ? 'memory' : 'redis',
  };
}
