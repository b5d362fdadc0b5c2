/** The languages other than English, and which of them serves a language tag. Loaded for pages in other languages alone. */
import { isLanguageTag } from './language-tag.js';
import { mergeStrings, type ChatStrings, type LanguageStrings, type LoadLanguage } from './strings.js';

/** By language and script, in lower case. To add a language, add its file and a line here. */
const dictionaries: ReadonlyMap<string, () => Promise<ChatStrings>> = new Map([
  ['ar', async () => (await import('./dictionaries/arabic.js')).arabic],
  ['de', async () => (await import('./dictionaries/german.js')).german],
  ['es', async () => (await import('./dictionaries/spanish.js')).spanish],
  ['fr', async () => (await import('./dictionaries/french.js')).french],
  ['he', async () => (await import('./dictionaries/hebrew.js')).hebrew],
  ['it', async () => (await import('./dictionaries/italian.js')).italian],
  ['ja', async () => (await import('./dictionaries/japanese.js')).japanese],
  ['ko', async () => (await import('./dictionaries/korean.js')).korean],
  ['nl', async () => (await import('./dictionaries/dutch.js')).dutch],
  ['pl', async () => (await import('./dictionaries/polish.js')).polish],
  // Also for Portugal: it is nearer than English.
  ['pt', async () => (await import('./dictionaries/brazilian-portuguese.js')).brazilianPortuguese],
  ['sv', async () => (await import('./dictionaries/swedish.js')).swedish],
  ['zh-hans', async () => (await import('./dictionaries/simplified-chinese.js')).simplifiedChinese],
]);

/**
 * Loads the texts for a language tag; undefined if there are none.
 * @param defined languages of the page, which come before those of the package
 */
export async function loadLanguage(tag: string, defined: ReadonlyMap<string, LoadLanguage>): Promise<ChatStrings | undefined> {
  if (!isLanguageTag(tag)) return undefined;
  for (const candidate of candidates(tag)) {
    const load = defined.get(candidate);
    if (load) return loadWithoutGaps(load);
    const dictionary = dictionaries.get(candidate);
    if (dictionary) return dictionary();
  }
  return undefined;
}

/**
 * From the most to the least precise, as in the lookup of RFC 4647: `pt-pt`, `pt`. Then with the script that the tag implies:
 * `zh-TW` is `zh-Hant-TW`, which a reader of `zh-Hans` does not read, and `iw` is `he`.
 */
function* candidates(tag: string): Generator<string> {
  for (const full of [tag, new Intl.Locale(tag).maximize().baseName])
    for (let language = full.toLowerCase(); language; language = language.replace(/(^|-)[^-]*$/, '')) yield language;
}

/** What a page has defined is loaded once. */
const loaded = new WeakMap<LoadLanguage, Promise<ChatStrings>>();

function loadWithoutGaps(load: LoadLanguage): Promise<ChatStrings> {
  const known = loaded.get(load);
  if (known) return known;
  const loading = fillGaps(load);
  loaded.set(load, loading);
  // The next time, it may be there.
  loading.catch(() => loaded.delete(load));
  return loading;
}

async function fillGaps(load: LoadLanguage): Promise<ChatStrings> {
  const [given, { english }] = await Promise.all([load(), import('./english.js')]);
  const texts = (given as { readonly default?: LanguageStrings } | undefined)?.default ?? (given as LanguageStrings | undefined);
  if (!isLanguageTag(texts?.language) || !/^(?:ltr|rtl)$/.test(texts!.direction))
    throw new TypeError('A language is an object with `language`, `direction` (`ltr` or `rtl`), and texts.');
  return { ...(texts as object), ...mergeStrings(english, texts) };
}
