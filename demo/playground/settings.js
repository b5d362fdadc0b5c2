// The chosen values, as text by option name, without those at their default. Kept in the URL of the page.
import { exampleFunctions } from './example-functions.js';

export class Settings extends EventTarget {
  #texts = new Map();

  constructor(options) {
    super();
    this.options = options;
    this.byName = new Map(options.map((option) => [option.name, option]));
  }

  /** Undefined if the option is at its default. */
  get(name) {
    return this.#texts.get(name);
  }

  /** `from`: the source of the change, which listeners use to ignore their own changes. */
  set(name, text, from) {
    const option = this.byName.get(name);
    if (!option || (this.#texts.get(name) ?? option.standard) === text) return;
    if (text === option.standard) this.#texts.delete(name);
    else this.#texts.set(name, text);
    this.dispatchEvent(new CustomEvent('change', { detail: { option, from } }));
  }

  reset(texts = {}) {
    for (const { name, standard } of this.options) this.set(name, texts[name] ?? standard);
  }

  toString() {
    return String(new URLSearchParams([...this.#texts]));
  }
}

/** The value for the chat: the text itself, or the value that it represents. */
export function valueOf({ kind, name }, text) {
  if (kind === 'boolean') return text === 'true';
  if (kind === 'number') return Number(text);
  if (kind === 'json') return JSON.parse(text);
  if (kind === 'function') return exampleFunctions[name];
  return text;
}

/** Why a text is invalid; empty if it is valid. */
export function faultOf({ kind, way }, text) {
  if (text === '') return '';
  if (kind === 'json') return faultOfJson(text);
  if (kind === 'number') return Number.isFinite(Number(text)) ? '' : 'Not a number';
  if (kind === 'colour') return CSS.supports('color', text) ? '' : 'Not a colour';
  return way === 'style' && /[;{}<]/.test(text) ? 'Not a value of CSS' : '';
}

function faultOfJson(text) {
  try {
    JSON.parse(text);
    return '';
  } catch {
    return 'Not yet JSON';
  }
}
