import type { Strings } from './strings.js';

/** A language is a file and a line here. */
const dictionaries: ReadonlyMap<string, () => Promise<Strings>> = new Map([
  ['ar', async () => (await import('./arabic.js')).arabic],
  ['de', async () => (await import('./german.js')).german],
]);

/** What brings the dictionary for a language tag, if there is one: `de-AT` is served by `de`. */
export function findDictionary(tag: string): (() => Promise<Strings>) | undefined {
  // Each subtag off the end leaves a broader language: zh-Hant-TW, zh-Hant, zh.
  for (let language = tag.toLowerCase(); language; language = language.replace(/(^|-)[^-]*$/, '')) {
    const load = dictionaries.get(language);
    if (load) return load;
  }
  return undefined;
}

/** The dictionary for a language tag; what nobody wrote, or what does not load, is served by English. */
export async function loadDictionary(tag: string): Promise<Strings> {
  try {
    const dictionary = await findDictionary(tag)?.();
    if (dictionary) return dictionary;
  } catch (error) {
    console.error(`[unleash-chat] The texts for "${tag}" could not be loaded; English stands in.`, error);
  }
  return (await import('./english.js')).english;
}
