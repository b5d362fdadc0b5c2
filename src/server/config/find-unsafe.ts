import { isLoopback } from '../../proxy/loopback.js';
import { networkOf } from '../../proxy/networks.js';
import type { Settings } from './settings.js';

export interface Findings {
  /** The server must not start. */
  readonly refusals: readonly string[];
  readonly warnings: readonly string[];
}

/** Settings that are right one by one, but must not be used together, or not without saying so in plain words. */
export function findUnsafe(settings: Settings): Findings {
  return {
    refusals: [...keyRefusals(settings), ...identityRefusals(settings), ...networkRefusals(settings)],
    warnings: [...unusedIdentities(settings), ...networkWarnings(settings)],
  };
}

function keyRefusals({ apiKey, apiKeyFile, baseUrl, allowInsecureUpstream }: Settings): readonly string[] {
  const { protocol, hostname, username, password } = new URL(baseUrl);
  return [
    ...(apiKey === undefined && apiKeyFile === undefined
      ? ['The API key is missing. Write it into a file of its own and set apiKeyFile, or set UNLEASH_API_KEY.']
      : []),
    ...(apiKey !== undefined && apiKeyFile !== undefined ? ['apiKey and apiKeyFile are both set. Leave one out.'] : []),
    ...(protocol === 'http:' && !isLoopback(hostname) && !allowInsecureUpstream
      ? ['baseUrl has http, which shows the API key to the network. Use https, or set allowInsecureUpstream to true.']
      : []),
    ...(username || password ? ['baseUrl must not contain a name or password.'] : []),
  ];
}

const howToIdentify =
  'Set identity to "header" if a reverse proxy signs people in, to "jwt" if they have a token, or to "account" or "none" for a trial.';

function identityRefusals(settings: Settings): readonly string[] {
  const { identity, header, jwt, account } = settings;
  switch (identity) {
    case undefined:
      return [`The settings do not say who asks. ${howToIdentify}`];
    case 'header':
      return headerRefusals(header);
    case 'jwt':
      return [
        ...(['issuer', 'audience', 'jwks'] as const).flatMap((name) =>
          jwt[name] === undefined ? [`identity is "jwt", but jwt.${name} is missing.`] : [],
        ),
        ...(jwt.cookie !== undefined && jwt.header !== undefined
          ? ['jwt.cookie and jwt.header are both set. Leave one out.']
          : []),
      ];
    case 'account':
      return [
        ...(account === undefined ? ['identity is "account", but account is missing.'] : []),
        ...(settings.everybodyHasTheRightsOfTheAccount
          ? []
          : [
              'With identity "account", everybody can read what that account can read. If that is what you want, set everybodyHasTheRightsOfTheAccount to true.',
            ]),
      ];
    case 'none':
      return settings.everybodyHasTheRightsOfTheKey
        ? []
        : [
            'With identity "none", everybody can read what the API key can read. If that is what you want, set everybodyHasTheRightsOfTheKey to true.',
          ];
  }
}

function headerRefusals(header: Settings['header']): readonly string[] {
  const { name, peers = [] } = header;
  return [
    ...(name === undefined ? ['identity is "header", but header.name is missing.'] : []),
    ...(name !== undefined && !/^[\w-]+$/.test(name) ? ['header.name must be the name of a header.'] : []),
    ...(peers.length === 0
      ? [
          'identity is "header", but header.peers is empty: anybody could write the header. List the addresses of your reverse proxy, such as 127.0.0.1.',
        ]
      : []),
    ...(peers.some((peer) => networkOf(peer)?.bits === 0)
      ? ['header.peers lists every address there is: anybody could write the header. List the addresses of your reverse proxy.']
      : []),
  ];
}

function isAnonymous({ identity }: Settings): boolean {
  return identity === 'none' || identity === 'account';
}

function networkRefusals(settings: Settings): readonly string[] {
  const { host, allowedOrigins, trustedProxies, tls } = settings;
  return [
    ...(isAnonymous(settings) && !isLoopback(host) && !settings.everybodyOnTheNetworkMayAsk
      ? [
          `host lets other machines in, and identity "${settings.identity}" asks nobody who they are. If that is what you want, set everybodyOnTheNetworkMayAsk to true.`,
        ]
      : []),
    ...(allowedOrigins.some((origin) => origin.includes('*'))
      ? ['allowedOrigins has a "*": every site that an employee visits could ask in their name. List the origins one by one.']
      : []),
    ...(trustedProxies.some((peer) => networkOf(peer)?.bits === 0)
      ? ['trustedProxies lists every address there is: anybody could write X-Forwarded-For. List your reverse proxies.']
      : []),
    ...((tls.cert === undefined) !== (tls.key === undefined) ? ['tls needs both cert and key.'] : []),
  ];
}

function unusedIdentities(settings: Settings): readonly string[] {
  const { identity, header, jwt, account } = settings;
  const isGiven = { header: header.name !== undefined, jwt: jwt.issuer !== undefined, account: account !== undefined };
  return Object.entries(isGiven).flatMap(([name, given]) =>
    given && identity !== undefined && identity !== name
      ? [`identity is "${identity}": the settings of ${name} are not used.`]
      : [],
  );
}

function networkWarnings(settings: Settings): readonly string[] {
  const { host, allowedHosts, tls, limits, trustedProxies } = settings;
  return [
    ...(isAnonymous(settings) && !isLoopback(host) && allowedHosts === undefined
      ? [
          'allowedHosts is not set: a page on the internet can reach this server by a name of its own. List the names of this server.',
        ]
      : []),
    ...(!isLoopback(host) && tls.cert === undefined
      ? [
          'Other machines reach this server over http: questions and answers are readable on the network. Set tls, or use a reverse proxy.',
        ]
      : []),
    ...(isAnonymous(settings) && isLoopback(host) && trustedProxies.length === 0 && allowedHosts !== undefined
      ? [
          `Behind a reverse proxy, all people share one address and its limit of ${limits.perAddress} requests a minute. List the reverse proxy in trustedProxies.`,
        ]
      : []),
  ];
}
