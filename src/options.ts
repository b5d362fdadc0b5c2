/**
 * Checks the options of the element. The layers below get valid values only: attributes are text, frameworks assign null or
 * undefined to properties, and names can be misspelled. An invalid value is replaced by the default, with a warning.
 */
import type { PropertyDeclaration } from 'lit';
import type { AnswerAction } from './events.js';
import { isLanguageTag } from './locale/language-tag.js';

/** An option: how Lit declares it, and which values or types it may have. Without either, it has the type of its default. */
interface Option extends PropertyDeclaration {
  readonly values?: readonly string[];
  readonly types?: readonly (keyof typeof isOfType)[];
}

const isOfType = {
  function: (value: unknown) => typeof value === 'function',
  object: (value: unknown) => typeof value === 'object' && !Array.isArray(value),
  string: isString,
  'BCP 47 language tag': (value: unknown) => value === '' || isLanguageTag(value),
  'list of strings': (value: unknown) => Array.isArray(value) && value.every(isString),
  'list of { name, label }': (value: unknown) =>
    Array.isArray(value) && value.every((item: Partial<AnswerAction> | null) => isString(item?.name) && isString(item?.label)),
} as const;

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
  persist: { values: ['session', 'local', 'none'] },
  persistKey: { attribute: 'persist-key' },
  keepDays: { attribute: 'keep-days', type: Number },
  layout: { reflect: true, useDefault: true, values: ['inline', 'popup', 'drawer', 'page'] },
  open: { type: Boolean, reflect: true },
  push: { type: Boolean },
  heading: {},
  headingLevel: { attribute: 'heading-level', type: Number },
  placeholder: {},
  maxLength: { attribute: 'max-length', type: Number },
  assistantName: { attribute: 'assistant-name' },
  answerLanguage: { attribute: 'answer-language', types: ['BCP 47 language tag'] },
  assistantAvatar: { attribute: 'assistant-avatar' },
  starters: { attribute: false, types: ['list of strings'] },
  suggestions: { attribute: false, types: ['list of strings'] },
  actions: { attribute: false, types: ['list of { name, label }'] },
  feedback: { type: Boolean },
  disclaimer: {},
  draft: { attribute: false },
  theme: { reflect: true, useDefault: true, values: ['auto', 'light', 'dark'] },
  look: { reflect: true, useDefault: true, values: ['default', 'paper', 'bubbles'] },
  density: { reflect: true, useDefault: true, values: ['comfortable', 'compact'] },
  strings: { attribute: false, types: ['object'] },
  codeRenderers: { attribute: false, types: ['object'] },
  imageOrigins: { attribute: 'image-origins' },
  messageKeys: { attribute: 'message-keys', type: Boolean },
  sourcePassages: { attribute: 'source-passages', values: ['on', 'off'] },
  announce: { values: ['sentences', 'end', 'off'] },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof optionsOfElement;

/** The options of an element, read and checked on each access. Assigning one assigns the property of the element. */
export type Options<Host> = Pick<Host, OptionName & keyof Host> & {
  /** The attribute that holds a secret, if there is one: then nothing must be sent. */
  readonly exposedSecret: string | undefined;
};

/** Everyone who opens the page can read its attributes. */
const secretAttributes = ['token', 'api-key', 'apikey', 'key', 'bearer', 'authorization'];

/** Call it when the fields have their defaults. */
export function readOptions<Host extends HTMLElement>(element: Host): Options<Host> {
  const properties = element as unknown as Record<string, unknown>;
  const options = Object.defineProperty({}, 'exposedSecret', {
    get: () => secretAttributes.find((name) => element.hasAttribute(name)),
  });
  for (const [name, option] of Object.entries<Option>(optionsOfElement)) {
    const fallback = properties[name];
    Object.defineProperty(options, name, {
      get: () => checked(name, option, properties[name], fallback),
      set: (value) => (properties[name] = value),
    });
  }
  return options as Options<Host>;
}

function checked(name: string, option: Option, value: unknown, fallback: unknown): unknown {
  // Templates render an empty attribute for a setting that has no value, which is no mistake.
  const isEmpty = value === '' && option.values;
  if (value === null || value === undefined || isEmpty) return fallback;
  const accepted = acceptedOf(option, value, typeof fallback);
  if (accepted === undefined) warn(name, option.values ?? option.types ?? [typeof fallback]);
  return accepted ?? fallback;
}

/** @returns undefined, if the option must not have this value */
function acceptedOf({ values, types }: Option, value: unknown, typeOfDefault: string): unknown {
  if (values) return values.find((each) => each === value);
  if (types) return types.some((type) => isOfType[type](value)) ? value : undefined;
  if (typeOfDefault === 'boolean') return Boolean(value);
  const isText = isString(value);
  if (typeOfDefault === 'string') return isText || typeof value === 'number' ? String(value) : undefined;
  const number = isText && value !== '' ? Number(value) : value;
  return typeof number === 'number' && number >= 0 ? number : undefined;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** Each warning is given once, however many chats there are. */
const warned = new Set<string>();

/** The value is not quoted: it may be a token. */
function warn(name: string, expected: readonly string[]): void {
  if (warned.has(name)) return;
  warned.add(name);
  console.warn(
    `[unleash-chat] The option ${name} has a wrong value, so its default is used. Expected: ${expected.join(' or ')}.`,
  );
}
