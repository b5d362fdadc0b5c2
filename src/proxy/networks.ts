import ipaddr from 'ipaddr.js';

/** An IP address or a range of them. */
export interface Network {
  readonly bits: number;
  contains(address: string): boolean;
}

/** Undefined if the text is neither an address nor a network such as `10.0.0.0/8`. */
export function networkOf(text: string): Network | undefined {
  const range = rangeOf(text.trim());
  if (!range) return undefined;
  const [network, bits] = range;
  return {
    bits,
    contains(address) {
      const parsed = addressOf(address);
      return parsed !== undefined && parsed.kind() === network.kind() && parsed.match(network, bits);
    },
  };
}

/** The usual spelling of an address, IPv4 in IPv6 as IPv4. Undefined if the text is none. */
export function plainAddress(text: string): string | undefined {
  return addressOf(text)?.toString();
}

/** Bits of an IPv6 address that its owner cannot change: providers give each site or machine a network of this size. */
const networkBits = 64;

/** What stands for whoever has an address: IPv4 itself, IPv6 its network. Text that is no address stays as it is. */
export function addressOwner(text: string): string {
  const address = addressOf(text);
  if (!address) return text;
  return 'parts' in address
    ? address.parts
        .slice(0, networkBits / 16)
        .map((part) => part.toString(16))
        .join(':')
    : address.toString();
}

type Address = ReturnType<typeof ipaddr.process>;

function rangeOf(text: string): readonly [Address, number] | undefined {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  const address = addressOf(text);
  return address && [address, address.kind() === 'ipv4' ? 32 : 128];
}

function addressOf(text: string): Address | undefined {
  // The zone of a link-local address (fe80::1%eth0) is this machine's own.
  const bare = text.trim().replace(/%.*$/, '');
  // Old spellings of IPv4, such as 0177.1, are no addresses here.
  return /[.:]/.test(bare) && ipaddr.isValid(bare) && (bare.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(bare))
    ? ipaddr.process(bare)
    : undefined;
}
