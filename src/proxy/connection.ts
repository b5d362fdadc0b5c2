/** What the server knows about the connection of a request. */
export interface Connection {
  /** IP address of the other end: that of the reverse proxy, if there is one. */
  readonly peer?: string;
  /** IP address of the browser, as a reverse proxy that the host trusts has reported it. Default: `peer`. */
  readonly address?: string;
  /** The request target as it was sent, such as `/unleash/chats/v2`: `incoming.url` in Node. One with `..` is refused. */
  readonly target?: string;
}

/**
 * The connection from the second argument of a request handler. Servers pass things of their own there: `@hono/node-server`
 * Node's `incoming` message, Next.js the parameters of the route.
 */
export function connectionOf(given: unknown): Connection {
  const peer = textAt(given, 'peer') ?? textAt(given, 'incoming', 'socket', 'remoteAddress');
  const address = textAt(given, 'address') ?? peer;
  const target = textAt(given, 'target') ?? textAt(given, 'incoming', 'url');
  return {
    ...(peer !== undefined && { peer }),
    ...(address !== undefined && { address }),
    ...(target !== undefined && { target }),
  };
}

function textAt(value: unknown, ...names: readonly string[]): string | undefined {
  let found = value;
  for (const name of names) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return typeof found === 'string' && found !== '' ? found : undefined;
}
