import { defaultBase, endpointNames, type EndpointName } from '../wire/endpoints.js';
import { messageRoles, type MessageRole } from '../wire/fields.js';
import { createLimits, type Limits } from './limits.js';
import { isLoopback } from './loopback.js';
import type { Identify, ProxyOptions } from './options.js';
import { refuseUnknown } from './refuse-unknown.js';

/** The options, validated and with their defaults. Times are in milliseconds, unlike those of the options. */
export interface ProxySettings extends Pick<
  ProxyOptions,
  'assistantId' | 'defaultAssistantId' | 'instructions' | 'authorize' | 'onError' | 'onRequest'
> {
  readonly apiKey: () => Promise<string>;
  /** Undefined if the host has said that nobody is identified. */
  readonly account: Identify | undefined;
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly roles: readonly MessageRole[];
  readonly endpoints: readonly EndpointName[];
  readonly prefix: string | undefined;
  readonly allowedOrigins: readonly string[];
  /** Undefined: any. */
  readonly allowedHosts: readonly string[] | undefined;
  readonly bounds: { readonly items: number; readonly length: number };
  readonly limits: Limits | undefined;
  readonly bodyTimeout: number;
  readonly firstByteTimeout: number;
  readonly idleTimeout: number;
  readonly answerTimeout: number;
  readonly heartbeat: number;
}

/** Every option, so that a misspelt one is found. */
const known: { readonly [Name in keyof Required<ProxyOptions>]: true } = {
  apiKey: true,
  account: true,
  baseUrl: true,
  allowInsecureUpstream: true,
  assistantId: true,
  defaultAssistantId: true,
  instructions: true,
  roles: true,
  endpoints: true,
  prefix: true,
  authorize: true,
  allowedOrigins: true,
  allowedHosts: true,
  maxMessages: true,
  maxTextLength: true,
  limits: true,
  bodyTimeout: true,
  firstByteTimeout: true,
  idleTimeout: true,
  answerTimeout: true,
  heartbeat: true,
  onError: true,
  onRequest: true,
  fetch: true,
};

/** Seconds. Node's `fetch` gives up on a silent server after this time, whatever its caller allows. */
const limitOfNode = 300;
/** Seconds; setTimeout() fires at once if the delay exceeds 2^31 - 1 milliseconds. */
const limitOfTimers = 2_000_000;

/** @throws {TypeError} if an option is unknown, undefined or invalid */
export function readOptions(options: ProxyOptions): ProxySettings {
  refuseUnknown(options, Object.keys(known), 'createProxy');
  const { apiKey, prefix, allowedHosts } = options;
  const fixedKey = typeof apiKey === 'function' ? undefined : usableKey(apiKey);
  const longest = options.fetch ? limitOfTimers : limitOfNode;
  return {
    ...pick(options, ['assistantId', 'defaultAssistantId', 'instructions'], 'string'),
    ...pick(options, ['authorize', 'onError', 'onRequest'], 'function'),
    apiKey: async () => fixedKey ?? usableKey(typeof apiKey === 'function' ? await apiKey() : apiKey),
    account: identifyOf(options),
    baseUrl: baseUrlOf(options),
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    roles: listOf(options, 'roles', messageRoles),
    endpoints: listOf(options, 'endpoints', endpointNames),
    prefix: prefix === undefined ? undefined : prefix.replace(/^\/*(.*?)\/*$/, (_, inner: string) => inner && `/${inner}`),
    allowedOrigins: (textsOf(options, 'allowedOrigins') ?? []).map(usableOrigin),
    allowedHosts: allowedHosts && textsOf(options, 'allowedHosts')!.map(usableHost),
    bounds: {
      items: numberOf(options, 'maxMessages', 100, 10_000),
      length: numberOf(options, 'maxTextLength', 100_000, 1_000_000),
    },
    limits: options.limits === false ? undefined : createLimits(options.limits ?? {}),
    bodyTimeout: 1000 * numberOf(options, 'bodyTimeout', 30, limitOfTimers),
    firstByteTimeout: 1000 * numberOf(options, 'firstByteTimeout', 120, longest),
    idleTimeout: 1000 * numberOf(options, 'idleTimeout', 120, longest),
    answerTimeout: 1000 * numberOf(options, 'answerTimeout', 900, limitOfTimers),
    heartbeat: 1000 * numberOf(options, 'heartbeat', 15, limitOfTimers),
  };
}

function identifyOf({ account }: ProxyOptions): Identify | undefined {
  if (typeof account === 'function') return account;
  if (account === false) return undefined;
  if (typeof account === 'string' && account.trim() !== '') return () => account.trim();
  throw new TypeError(
    'createProxy: account must say who asks: a function of the request, such as trustedHeader() or verifiedJwt(), or the name of one account. ' +
      'With `account: false`, everybody has the permissions of the key.',
  );
}

function baseUrlOf({ baseUrl = defaultBase, allowInsecureUpstream = false }: ProxyOptions): string {
  const text = typeof baseUrl === 'string' ? baseUrl.trim() : '';
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) {
    throw new TypeError(
      'createProxy: baseUrl must be an absolute https URL without credentials, such as https://e-api.unleash.so.',
    );
  }
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname) && !allowInsecureUpstream) {
    throw new TypeError(
      'createProxy: baseUrl has http, which shows the API key to the network. Use https, or set allowInsecureUpstream.',
    );
  }
  return text;
}

/** Pasted keys may end in a line break, or include the `Bearer` of the header. */
function usableKey(key: unknown): string {
  const bare = typeof key === 'string' ? key.trim().replace(/^Bearer:?\s+/i, '') : '';
  if (bare === '')
    throw new TypeError('createProxy: apiKey is missing. Pass the Unleash API key, for example from an environment variable.');
  if (!/^[\x21-\x7e]+$/.test(bare))
    throw new TypeError('createProxy: apiKey contains characters that are not allowed in a key, such as a space.');
  return bare;
}

function usableOrigin(text: string): string {
  const origin = text.trim().replace(/\/$/, '').toLowerCase();
  if (!URL.canParse(origin) || new URL(origin).origin !== origin || !/^https?:\/\/[^*]+$/.test(origin)) {
    throw new TypeError(
      `createProxy: allowedOrigins has "${text}", which is no origin. Write the scheme and the host, such as https://portal.acme.example.`,
    );
  }
  return origin;
}

function usableHost(text: string): string {
  const host = text.trim().toLowerCase();
  if (!URL.canParse(`http://${host}/`) || !/^[^\s/?#@]+$/.test(host))
    throw new TypeError(
      `createProxy: allowedHosts has "${text}", which is no host name. Write a name such as intranet.acme.example.`,
    );
  return host;
}

function textsOf(options: ProxyOptions, name: 'roles' | 'endpoints' | 'allowedOrigins' | 'allowedHosts') {
  const value: unknown = options[name];
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string'))
    throw new TypeError(`createProxy: ${name} must be a list of texts.`);
  return value as readonly string[];
}

function listOf<Name extends string>(options: ProxyOptions, name: 'roles' | 'endpoints', all: readonly Name[]): readonly Name[] {
  const wrong = textsOf(options, name)?.find((each) => !(all as readonly string[]).includes(each));
  if (wrong !== undefined) throw new TypeError(`createProxy: ${name} has "${wrong}". It may contain ${all.join(', ')}.`);
  return (textsOf(options, name) as readonly Name[] | undefined) ?? all.filter((each) => each !== 'System');
}

function numberOf<Name extends keyof ProxyOptions>(options: ProxyOptions, name: Name, standard: number, most: number): number {
  const value: unknown = options[name] ?? standard;
  if (typeof value === 'number' && value > 0 && value <= most) return value;
  throw new TypeError(`createProxy: ${name} must be a number above 0 and at most ${most}.`);
}

function pick<Name extends keyof ProxyOptions>(options: ProxyOptions, names: readonly Name[], type: string) {
  const given = names.filter((name) => options[name] !== undefined);
  const wrong = given.find((name) => typeof options[name] !== type);
  if (wrong) throw new TypeError(`createProxy: ${wrong} must be a ${type}.`);
  return Object.fromEntries(given.map((name) => [name, options[name]])) as Pick<ProxyOptions, Name>;
}
