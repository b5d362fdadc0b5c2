import { ReadableStream } from 'node:stream/web';
import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici';
import { ConfigurationError } from '../config/read-settings.js';
import type { Settings } from '../config/settings.js';

/** The way to Unleash. */
export interface Upstream {
  readonly fetch: typeof fetch;
  /** Ends calls that are under way. */
  close(): Promise<void>;
}

/**
 * Limits the time to connect. The agent has no limits for headers and body: those of the proxy hold, also beyond the 300 seconds
 * of Node's own `fetch`. Uses the outgoing proxy that `HTTPS_PROXY` and `NO_PROXY` name.
 * @throws {ConfigurationError} if these cannot be used
 */
export function createUpstream({ connect }: Pick<Settings['timeouts'], 'connect'>): Upstream {
  const timeout = connect * 1000;
  const agent = createAgent({
    connect: { timeout },
    proxyTls: { timeout },
    requestTls: { timeout },
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return { fetch: fetchBy(agent), close: () => agent.destroy() };
}

/**
 * As much of `fetch` as the proxy uses, by undici's own function for requests: on the way of an answer, its `fetch` would take
 * more time than the rest of the proxy. Does not follow redirects.
 */
function fetchBy(dispatcher: Dispatcher): typeof fetch {
  return async (input, { method = 'GET', headers, body = null, signal = null } = {}) => {
    const response = await request(String(input), {
      dispatcher,
      method: method as Dispatcher.HttpMethod,
      headers: Object.fromEntries(new Headers(headers)),
      body: body as string | null,
      signal,
    });
    const { statusCode: status } = response;
    const received = new Headers(Object.entries(response.headers).flatMap(([name, value]) => linesOf(name, value)));
    // Faster than `Readable.toWeb`.
    const bytes = ReadableStream.from(response.body) as Bytes;
    if (status === 204 || status === 304) {
      await bytes.cancel();
      return new Response(null, { status, headers: received });
    }
    return new Response(await decoded(bytes, received.get('content-encoding')), { status, headers: received });
  };
}

function linesOf(name: string, value: string | string[] | undefined): [string, string][] {
  return [value ?? []].flat().map((each) => [name, each]);
}

type Bytes = globalThis.ReadableStream<Uint8Array<ArrayBuffer>>;

/** Some services compress although they are asked not to. */
async function decoded(bytes: Bytes, encoding: string | null): Promise<Bytes> {
  if (encoding === null || encoding === 'identity') return bytes;
  if (encoding === 'gzip' || encoding === 'deflate') return bytes.pipeThrough(new DecompressionStream(encoding));
  await bytes.cancel();
  throw new Error(`the API compresses by ${encoding}`);
}

function createAgent(options: EnvHttpProxyAgent.Options): EnvHttpProxyAgent {
  try {
    return new EnvHttpProxyAgent(options);
  } catch {
    throw new ConfigurationError([
      'HTTP_PROXY or HTTPS_PROXY is no URL of an outgoing proxy, such as http://proxy.acme.example:3128.',
    ]);
  }
}
