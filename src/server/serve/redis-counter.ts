import { createClient } from 'redis';

export interface RedisCounter {
  /** For `limits.redis` of the proxy. */
  readonly client: object;
  isReady(): boolean;
  close(): void;
}

/** What happens to the connection. `lost` is reported once, until it is back. */
export type OnRedis = (event: 'ready' | 'lost', reason?: string) => void;

/** Milliseconds. */
const firstConnect = 3_000;
const longestPause = 2_000;
const pingEvery = 2_000;
const silence = 5_000;

/**
 * Connects to Redis, and again whenever the connection is lost. Commands are refused while there is none, so that no request
 * waits for Redis. A server that has stopped answering is found by its silence.
 * Resolves once it is connected, or has failed to for the first time.
 */
export async function connectRedis(url: string, onRedis: OnRedis): Promise<RedisCounter> {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: pingEvery,
    socket: {
      connectTimeout: firstConnect,
      socketTimeout: silence,
      reconnectStrategy: (retries: number) => Math.min(50 * 2 ** Math.min(retries, 10), longestPause),
    },
  });
  let state: 'unknown' | 'ready' | 'lost' = 'unknown';
  await new Promise<void>((resolve) => {
    const become = (next: 'ready' | 'lost', reason?: string) => {
      if (state !== next) onRedis(next, reason);
      state = next;
      resolve();
    };
    client.on('ready', () => become('ready'));
    client.on('error', (error: unknown) => become('lost', reasonOf(error)));
    // Its failures are events of the client, too.
    client.connect().catch((error: unknown) => become('lost', reasonOf(error)));
  });
  return { client, isReady: () => client.isReady, close: () => client.destroy() };
}

/** Messages of errors can contain the address with its password: only the code is said. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as NodeJS.ErrnoException;
  return code ?? /^(?:NOAUTH|WRONGPASS|NOPERM)\b/.exec(error.message)?.[0] ?? error.name;
}
