import { launcherEnglish } from './launcher-english.js';
import { isEnglish, loadDictionary, onLanguageDefined } from './load-dictionary.js';
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
  #endListening = (): void => undefined;
  /** The nearest `lang` attribute. */
  #pageLanguage: string | null = null;
  /** The wanted language: the page's or, without one, the browser's. */
  #language: string | undefined;
  /** The nearest `dir` attribute. */
  #direction: string | null = null;
  #ready: Promise<void> | undefined;
  #loads = 0;
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

  /**
   * Language of what is not ours: the host's words, questions, answers and sources, all in the page's language. Undefined if the
   * texts have the same; empty if the page does not say.
   */
  get contentLanguage(): string | undefined {
    return this.language && (this.#pageLanguage ?? '');
  }

  /** The same, for a text whose language may be certain. The page's own tag is more precise: `zh-Hant` says more than `zh`. */
  contentLanguageOf(certain: string | undefined): string | undefined {
    return certain && certain !== primary(this.#pageLanguage ?? '') ? certain : this.contentLanguage;
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#update());
    // One observation for each tree around the element: a MutationObserver does not cross shadow roots.
    for (let at: Element | undefined = this.#host; at;) {
      const root = at.getRootNode() as Node & Partial<Pick<ShadowRoot, 'host'>>;
      this.#observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
      at = root.host;
    }
    this.#endListening = onLanguageDefined(() => this.#update(true));
    this.#update();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#endListening();
  }

  /** @param isDefined the page has added or replaced a language, which may be this one */
  #update(isDefined = false): void {
    const pageLanguage = nearestAttribute(this.#host, 'lang');
    const language = pageLanguage || navigator.language;
    const direction = nearestAttribute(this.#host, 'dir');
    if (direction !== this.#direction || pageLanguage !== this.#pageLanguage) this.#host.requestUpdate();
    this.#direction = direction;
    this.#pageLanguage = pageLanguage;
    if (language === this.#language && !isDefined) return;
    this.#language = language;
    if (!this.#ready && isEnglish(language)) return;
    // Callers of `ready` handle a failure.
    this.#ready = undefined;
    this.ready.catch(() => undefined);
  }

  async #load(): Promise<void> {
    const load = ++this.#loads;
    const dictionary = await loadDictionary(this.#language ?? '');
    // If the language has changed meanwhile, wait for its dictionary instead.
    if (load !== this.#loads) return this.ready;
    this.#use(dictionary);
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
