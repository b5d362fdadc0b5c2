import { launcherEnglish } from './launcher-english.js';
import { findDictionary, loadDictionary } from './load-dictionary.js';
import { mergeStrings, type StringOverrides, type ChatStrings } from './strings.js';

/** The element: a `ReactiveControllerHost`. */
export interface LocalizedHost extends HTMLElement {
  requestUpdate(): void;
  addController(controller: Localization): void;
}

export interface LocaleOptions {
  readonly strings: StringOverrides | undefined;
}

/**
 * Reactive controller with the widget's texts in the language of the nearest `lang` attribute. It observes `lang` and `dir` of
 * all ancestors and updates the host when they change.
 */
export class Localization {
  readonly #host: LocalizedHost;
  readonly #options: LocaleOptions;
  #observer: MutationObserver | undefined;
  /** The nearest `lang` attribute. */
  #pageLanguage: string | null = null;
  /** The wanted language: the page's or, without one, the browser's. */
  #language: string | undefined;
  /** The nearest `dir` attribute. */
  #direction: string | null = null;
  #ready: Promise<void> | undefined;
  // Until `ready` resolves there are only the texts of the launcher.
  #dictionary = launcherEnglish as ChatStrings;
  #overrides: StringOverrides | undefined;
  #strings = this.#dictionary;

  constructor(host: LocalizedHost, options: LocaleOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Resolves when the dictionary is loaded. The first access starts loading; a language other than English is loaded at once. */
  get ready(): Promise<void> {
    return (this.#ready ??= this.#load().catch((error: unknown) => {
      this.#ready = undefined;
      throw error;
    }));
  }

  get strings(): ChatStrings {
    const { strings } = this.#options;
    if (strings !== this.#overrides) {
      this.#overrides = strings;
      this.#strings = mergeStrings(this.#dictionary, strings);
    }
    return this.#strings;
  }

  /**
   * The page's `dir`, or that of the texts; undefined for `auto`. Set again although it is inherited: Chromium's `:dir()` does
   * not see that an attribute inside of a shadow root is removed.
   */
  get direction(): string | undefined {
    const direction = this.#direction ?? this.strings.direction;
    return /^(?:ltr|rtl)$/i.test(direction) ? direction : undefined;
  }

  /** Language of the texts; undefined if it is the page's. */
  get language(): string | undefined {
    return primary(this.#pageLanguage ?? '') === primary(this.strings.language) ? undefined : this.strings.language;
  }

  /** Language of questions and answers, which is the page's; undefined if the texts have the same language. */
  get contentLanguage(): string | undefined {
    return (this.language && this.#pageLanguage) || undefined;
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#update());
    // One observation for each tree around the element: a MutationObserver does not cross shadow roots.
    for (let at: Element | undefined = this.#host; at;) {
      const root = at.getRootNode() as Node & Partial<Pick<ShadowRoot, 'host'>>;
      this.#observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
      at = root.host;
    }
    this.#update();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #update(): void {
    const pageLanguage = nearestAttribute(this.#host, 'lang');
    const language = pageLanguage || navigator.language;
    const direction = nearestAttribute(this.#host, 'dir');
    if (direction !== this.#direction || pageLanguage !== this.#pageLanguage) this.#host.requestUpdate();
    this.#direction = direction;
    this.#pageLanguage = pageLanguage;
    if (language === this.#language) return;
    this.#language = language;
    if (!this.#ready && !findDictionary(language)) return;
    this.#ready = undefined;
    // Callers of `ready` handle a failure.
    this.ready.catch(() => undefined);
  }

  #load(): Promise<void> {
    const language = this.#language;
    return loadDictionary(language ?? '').then((dictionary) =>
      // If the language has changed meanwhile, wait for its dictionary instead.
      language === this.#language ? this.#use(dictionary) : this.ready,
    );
  }

  #use(dictionary: ChatStrings): void {
    if (dictionary === this.#dictionary) return;
    this.#dictionary = dictionary;
    this.#strings = mergeStrings(dictionary, this.#overrides);
    this.#host.requestUpdate();
  }
}

/** The primary subtag: `de` of `de-AT`. */
function primary(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0];
}

/** The attribute of the nearest element that has it, from the element itself upwards and across shadow roots. */
function nearestAttribute(element: Element, name: 'lang' | 'dir'): string | null {
  for (let at: Element | undefined = element; at; at = (at.getRootNode() as Partial<ShadowRoot>).host) {
    const found = at.closest(`[${name}]`);
    if (found) return found.getAttribute(name);
  }
  return null;
}
