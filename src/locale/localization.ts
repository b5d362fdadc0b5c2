import { launcherEnglish } from './launcher-english.js';
import { findDictionary, loadDictionary } from './load-dictionary.js';
import { mergeStrings } from './merge-strings.js';
import { nearestAttribute } from './nearest-attribute.js';
import type { StringOverrides, Strings } from './strings.js';

export interface LocalizedHost extends HTMLElement {
  readonly strings: StringOverrides | null | undefined;
  requestUpdate(): void;
  addController(controller: Localization): void;
}

/** The widget's texts, in the language of the place where it stands, and changed with it. A controller of the element. */
export class Localization {
  readonly #host: LocalizedHost;
  #observer: MutationObserver | undefined;
  /** What the page says, if it says anything. */
  #pageLanguage: string | null = null;
  #language: string | undefined;
  #direction: string | null = null;
  #ready: Promise<void> | undefined;
  // Until it is ready, of these there are the launcher's alone.
  #dictionary = launcherEnglish as Strings;
  #overrides: LocalizedHost['strings'];
  #strings = this.#dictionary;

  constructor(host: LocalizedHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The dictionary is here. English, which nothing but the chat needs, comes when it is asked for. */
  get ready(): Promise<void> {
    return (this.#ready ??= this.#load());
  }

  get strings(): Strings {
    const { strings } = this.#host;
    if (strings !== this.#overrides) {
      this.#overrides = strings;
      this.#strings = mergeStrings(this.#dictionary, strings);
    }
    return this.#strings;
  }

  /** That of the texts, where the page says nothing; otherwise what the page says holds. */
  get direction(): 'ltr' | 'rtl' | undefined {
    return this.#direction === null ? this.strings.direction : undefined;
  }

  /** That of the texts, where it is another than the page's. */
  get language(): string | undefined {
    return primary(this.#pageLanguage ?? '') === primary(this.strings.language) ? undefined : this.strings.language;
  }

  /** That of questions and answers, where the texts have another one: the page's. */
  get contentLanguage(): string | undefined {
    return (this.language && this.#pageLanguage) || undefined;
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#look());
    // Each tree around the element, and of it these two attributes alone.
    for (let at: Element | undefined = this.#host; at;) {
      const root = at.getRootNode() as Node & Partial<Pick<ShadowRoot, 'host'>>;
      this.#observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
      at = root.host;
    }
    this.#look();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #look(): void {
    // A page that says nothing is read in the browser's language.
    const pageLanguage = nearestAttribute(this.#host, 'lang');
    const language = pageLanguage || navigator.language;
    const direction = nearestAttribute(this.#host, 'dir');
    if (direction !== this.#direction || pageLanguage !== this.#pageLanguage) this.#host.requestUpdate();
    this.#direction = direction;
    this.#pageLanguage = pageLanguage;
    if (language === this.#language) return;
    this.#language = language;
    if (this.#ready || findDictionary(language)) this.#ready = this.#load();
  }

  #load(): Promise<void> {
    const language = this.#language;
    return loadDictionary(language ?? '').then((dictionary) =>
      // By now it may be another that is wanted.
      language === this.#language ? this.#speak(dictionary) : this.ready,
    );
  }

  #speak(dictionary: Strings): void {
    if (dictionary === this.#dictionary) return;
    this.#dictionary = dictionary;
    this.#strings = mergeStrings(dictionary, this.#overrides);
    this.#host.requestUpdate();
  }
}

function primary(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0];
}
