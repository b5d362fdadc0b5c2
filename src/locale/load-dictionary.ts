import type { ChatStrings } from './strings.js';

/** To add a language, add its file and a line here. */
const dictionaries: ReadonlyMap<string, () => Promise<ChatStrings>> = new Map([
  ['ar', async () => (await import('./arabic.js')).arabic],
  ['de', async () => (await import('./german.js')).german],
]);

/** Finds the function that loads the dictionary for a language tag, if there is one. `de-AT` falls back to `de`. */
export function findDictionary(tag: string): (() => Promise<ChatStrings>) | undefined {
  // Lookup as in RFC 4647: remove the last subtag until there is a match (zh-Hant-TW, zh-Hant, zh).
  for (let language = tag.toLowerCase(); language; language = language.replace(/(^|-)[^-]*$/, '')) {
    const load = dictionaries.get(language);
    if (load) return load;
  }
  return undefined;
}

/** Loads the dictionary for a language tag; English if there is none or it cannot be loaded. */
export async function loadDictionary(tag: string): Promise<ChatStrings> {
  try {
    const dictionary = await findDictionary(tag)?.();
    if (dictionary) return dictionary;
  } catch (error) {
    console.error(`[unleash-chat] The texts for "${tag}" could not be loaded; English is used instead.`, error);
  }
  return (await import('./english.js')).english;
}
