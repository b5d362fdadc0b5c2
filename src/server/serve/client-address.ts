import { networkOf, plainAddress } from '../../proxy/networks.js';

/** Finds the address of the browser: that of the peer, or the one that listed reverse proxies have reported. */
export type AddressOf = (headers: Headers, peer: string | undefined) => string | undefined;

/**
 * `X-Forwarded-For` is a list to which each reverse proxy appends who has asked it. It is read from its end, as long as those
 * who wrote it are trusted; what is before that, anybody could have written.
 */
export function addressFinder(trustedProxies: readonly string[]): AddressOf {
  const networks = trustedProxies.flatMap((text) => networkOf(text) ?? []);
  const isTrusted = (address: string) => networks.some((network) => network.contains(address));
  return (headers, peer) => {
    let address = peer === undefined ? undefined : plainAddress(peer);
    const reported = (headers.get('x-forwarded-for') ?? '').split(',').map(withoutPort);
    while (address !== undefined && isTrusted(address)) {
      const next = plainAddress(reported.pop() ?? '');
      if (next === undefined) break;
      address = next;
    }
    return address;
  };
}

function withoutPort(text: string): string {
  const bare = text.trim();
  return /^\[(.+)\](?::\d+)?$/.exec(bare)?.[1] ?? /^([\d.]+):\d+$/.exec(bare)?.[1] ?? bare;
}
