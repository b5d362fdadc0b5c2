import type { Strings } from './strings.js';

const fallback = async (): Promise<Strings> => (await import('./english.js')).english;

/** A language is a file and a line here. */
const dictionaries: ReadonlyMap<string, () => Promise<Strings>> = new Map([
  ['ar', async () => (await import('./arabic.js')).arabic],
  ['en', fallback],
  ['de', async () => (await import('./german.js')).german],
]);

/** The dictionary for a language tag: `de-AT` is served by `de`, and what nobody wrote, or what does not load, by English. */
export async function loadDictionary(tag: string): Promise<Strings> {
  // Each subtag off the end leaves a broader language: zh-Hant-TW, zh-Hant, zh.
  for (let language = tag.toLowerCase(); language; language = language.replace(/(^|-)[^-]*$/, '')) {
    const load = dictionaries.get(language);
    if (!load) continue;
    try {
      return await load();
    } catch (error) {
      console.error(`[unleash-chat] The texts for "${tag}" could not be loaded; English stands in.`, error);
    }
  }
  return fallback();
}
