import { isLanguageTag } from './language-tag.js';
import type { ChatStrings, LoadLanguage } from './strings.js';

/** The languages of the page, by tag in lower case. */
const defined = new Map<string, LoadLanguage>();

/** Called when a language is added or replaced. */
const listeners = new Set<() => void>();

/** @returns a function that ends it */
export function onLanguageDefined(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Adds a language, or replaces one, for all widgets of the page; those that stand in that language are updated. `load` is called
 * when the first of them needs it. Texts that are left out, each for itself, are English.
 * @param tag BCP 47 tag such as `fr`; it also serves regions without texts of their own, such as `fr-CA`
 * @throws {TypeError} if `tag` is not a language tag, or `load` not a function
 */
export function defineLanguage(tag: string, load: LoadLanguage): void {
  if (!isLanguageTag(tag)) throw new TypeError(`[unleash-chat] defineLanguage(): not a BCP 47 language tag: ${String(tag)}`);
  if (typeof load !== 'function') throw new TypeError('[unleash-chat] defineLanguage(): `load` is not a function.');
  defined.set(tag.toLowerCase(), load);
  for (const listener of listeners) listener();
}

/** Whether the texts of a language are English without a look at the other languages, which are loaded for it. */
export function isEnglish(tag: string): boolean {
  return defined.size === 0 && /^en\b/i.test(tag);
}

/** Loads the dictionary for a language tag; English if there is none or it cannot be loaded. */
export async function loadDictionary(tag: string): Promise<ChatStrings> {
  try {
    const dictionary = isEnglish(tag) ? undefined : await (await import('./languages.js')).loadLanguage(tag, defined);
    if (dictionary) return dictionary;
  } catch (error) {
    console.error(`[unleash-chat] The texts for "${tag}" could not be loaded; English is used instead.`, error);
  }
  return (await import('./english.js')).english;
}
