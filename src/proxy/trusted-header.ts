import { IdentityError } from './identity.js';
import { networkOf, type Network } from './networks.js';
import type { Identify } from './options.js';
import { refuseUnknown } from './refuse-unknown.js';

/** The header in which a reverse proxy that signs people in names them. */
export interface TrustedHeaderOptions {
  /** Such as `x-auth-request-email`, which oauth2-proxy sets. */
  readonly name: string;
  /**
   * IP addresses or networks (`10.0.0.0/8`) of the reverse proxy. The header counts only on connections from there: everybody
   * else could write it.
   */
  readonly peers: readonly string[];
  /** What a name must look like as a whole. Default: an email address or an id, without spaces, commas and quotes. */
  readonly pattern?: RegExp;
}

const usualName = /^[^\s,;:"'<>()[\]\\@]{1,128}(?:@[^\s,;:"'<>()[\]\\@]{1,255})?$/;

/**
 * Identifies people by a header of a reverse proxy. A connection from elsewhere, and a header that is there twice or has
 * another form, is refused with 403; a request without the header with 401.
 * The server must pass the address of the peer as the second argument of the proxy; `@hono/node-server` does.
 * @throws {TypeError} if an option is unknown, undefined or invalid
 */
export function trustedHeader(options: TrustedHeaderOptions): Identify {
  refuseUnknown(options, ['name', 'peers', 'pattern'], 'trustedHeader');
  const { name, peers, pattern = usualName } = options;
  if (typeof name !== 'string' || !/^[\w-]+$/.test(name))
    throw new TypeError('trustedHeader: name must be the name of a header.');
  if (!(pattern instanceof RegExp)) throw new TypeError('trustedHeader: pattern must be a regular expression.');
  if (!Array.isArray(peers) || peers.length === 0)
    throw new TypeError('trustedHeader: peers must list the addresses of the reverse proxy, such as 127.0.0.1.');
  const networks = peers.map(peerNetwork);
  const whole = new RegExp(`^(?:${pattern.source})$`, pattern.flags.replace(/[gy]/g, ''));
  return (request, { peer }) => {
    if (peer === undefined) throw new TypeError('trustedHeader: the server does not pass the address of the peer to the proxy');
    if (!networks.some((network) => network.contains(peer))) {
      throw new IdentityError(
        403,
        'Requests must come through the sign-in of this site',
        'the connection is not from a listed peer',
      );
    }
    const value = request.headers.get(name)?.trim();
    if (value === undefined || value === '') return undefined;
    if (whole.test(value)) return value;
    throw new IdentityError(403, 'The sign-in of this site named nobody', `${name} has not the form of one account`);
  };
}

function peerNetwork(text: unknown): Network {
  const network = typeof text === 'string' ? networkOf(text) : undefined;
  if (network) return network;
  throw new TypeError(`trustedHeader: peers has "${String(text)}", which is no IP address or network.`);
}
