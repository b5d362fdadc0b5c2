/**
 * The element's edge: attributes, and whatever hosts and frameworks assign to properties, enter; options that the layers below
 * can rely on leave. Frameworks assign null for missing values, attributes give text, and anybody can misspell a name.
 */
import type { PropertyDeclaration } from 'lit';

/** An option: how Lit declares it, and which values it may have, unless they have the type of the default. */
interface Option extends PropertyDeclaration {
  readonly values?: readonly string[];
  readonly types?: readonly string[];
}

/** Defaults and types are those of the element's fields. */
export const optionsOfElement = {
  endpoint: {},
  tokenEndpoint: { attribute: 'token-endpoint' },
  getToken: { attribute: false, types: ['function'] },
  token: { attribute: false, types: ['string'] },
  embedId: { attribute: 'embed-id' },
  apiVersion: { attribute: 'api-version', values: ['v1', 'v2'] },
  filters: { attribute: false, types: ['object'] },
  assistantId: { attribute: 'assistant-id' },
  threadId: { attribute: 'thread-id' },
  instructions: { attribute: false },
  historyLimit: { attribute: 'history-limit', type: Number },
  headers: { attribute: false, types: ['object', 'function'] },
  credentials: { values: ['omit', 'same-origin', 'include'] },
  fetch: { attribute: false, types: ['function'] },
  firstByteTimeout: { attribute: 'first-byte-timeout', type: Number },
  idleTimeout: { attribute: 'idle-timeout', type: Number },
  persist: { values: ['session', 'none'] },
  persistKey: { attribute: 'persist-key' },
  layout: { reflect: true, useDefault: true, values: ['inline', 'popup', 'drawer', 'page'] },
  open: { type: Boolean, reflect: true },
  push: { type: Boolean },
  heading: {},
  placeholder: {},
  assistantName: { attribute: 'assistant-name' },
  assistantAvatar: { attribute: 'assistant-avatar' },
  starters: { attribute: false },
  disclaimer: {},
  draft: { attribute: false },
  theme: { reflect: true, useDefault: true, values: ['auto', 'light', 'dark'] },
  look: { reflect: true, useDefault: true, values: ['default', 'paper', 'bubbles'] },
  density: { reflect: true, useDefault: true, values: ['comfortable', 'compact'] },
  strings: { attribute: false, types: ['object'] },
  imageOrigins: { attribute: 'image-origins' },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof optionsOfElement;

/** The options of an element, read and checked on each access. Assigning one assigns the property of the element. */
export type Options<Element> = Pick<Element, OptionName & keyof Element> & {
  /** Why the options must not be used: a secret is in the page. */
  readonly refusal: string | undefined;
};

/** Everyone who opens the page can read its attributes. */
const secretAttributes = ['token', 'api-key', 'apikey', 'key', 'bearer', 'authorization'];

/** Call it when the fields have their defaults. */
export function readOptions<Element extends HTMLElement>(element: Element): Options<Element> {
  const properties = element as unknown as Record<string, unknown>;
  const options = Object.defineProperty({}, 'refusal', { get: () => refusalOf(element) });
  for (const [name, option] of Object.entries<Option>(optionsOfElement)) {
    const fallback = properties[name];
    Object.defineProperty(options, name, {
      get: () => checked(name, option, properties[name], fallback),
      set: (value) => (properties[name] = value),
    });
  }
  return options as Options<Element>;
}

function checked(name: string, { values, types }: Option, value: unknown, fallback: unknown): unknown {
  if (value === null || value === undefined) return fallback;
  switch (values ? 'one of values' : typeof fallback) {
    case 'boolean':
      return Boolean(value);
    case 'number': {
      const number = typeof value === 'string' && value !== '' ? Number(value) : value;
      return typeof number === 'number' && number >= 0 ? number : refused(name, 'must be a number from 0', fallback);
    }
    case 'string':
      if (typeof value === 'number') return String(value);
      return typeof value === 'string' ? value : refused(name, 'must be a text', fallback);
    case 'one of values':
      if (value === '' || values!.includes(value as string)) return value || fallback;
      return refused(name, `must be ${values!.join(' or ')}, not "${String(value)}"`, fallback);
    default: {
      const isExpected = Array.isArray(fallback) ? Array.isArray(value) : types!.includes(typeof value);
      // The value is not named: it may be a token.
      return isExpected ? value : refused(name, `must be ${types?.join(' or ') ?? 'a list'}, not ${typeof value}`, fallback);
    }
  }
}

/** Each warning is given once, however many chats there are. */
const warned = new Set<string>();

function refused(name: string, reason: string, fallback: unknown): unknown {
  const warning = `[unleash-chat] The option ${name} ${reason}. Its default is used.`;
  if (!warned.has(warning)) console.warn(warning);
  warned.add(warning);
  return fallback;
}

function refusalOf(element: HTMLElement): string | undefined {
  const name = secretAttributes.find((name) => element.hasAttribute(name));
  return (
    name &&
    `Remove the attribute \`${name}\`: everyone who opens the page can read it. Keep an API key on a server, behind the ` +
      'proxy (`endpoint`). Pass a short-lived token by `token-endpoint`, `getToken` or the property `token`.'
  );
}
