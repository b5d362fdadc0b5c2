/** Splits texts into terms, the units of the search index: words in lower case, without diacritics, reduced to their stems. */
/** The words of a text, as written. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}]{1,2}(?![\p{L}]))?/gu) ?? [];
}

/** All terms of a text. Compounds with hyphens or inner capitals give terms for the whole and for the parts. */
export function termsOf(text: string): readonly string[] {
  const bare = text.replace(/\]\([^)\s]{0,300}\)|https?:\/\/\S+/g, ' ');
  const joined = bare.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu)?.map((word) => word.replaceAll('-', '')) ?? [];
  const parts = bare.match(/(?<!\p{Ll})\p{Lu}?\p{Ll}+(?=\p{Lu})|(?<=\p{Ll})\p{Lu}\p{Ll}+/gu) ?? [];
  return [...wordsOf(bare), ...joined, ...parts].flatMap(termOf);
}

/** Cache of `termOf`. */
const known = new Map<string, readonly string[]>();
const maxKnown = 50_000;

/** The terms of a word: one, or in scripts without spaces between words one for each pair of characters. */
export function termOf(word: string): readonly string[] {
  const found = known.get(word);
  if (found) return found;
  const terms = foldedTerms(word);
  if (known.size < maxKnown && word.length < 40) known.set(word, terms);
  return terms;
}

function foldedTerms(word: string): readonly string[] {
  const folded = word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/['’].*$/, '');
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(folded)) {
    const characters = [...folded];
    return characters.length < 2 ? characters : characters.slice(1).map((character, index) => characters[index]! + character);
  }
  return folded === '' ? [] : [stem(folded)];
}

/** English suffixes, and the minimum length of what remains without them. */
const minRest = { ment: 4, ness: 4, ation: 4, ing: 3, ed: 3, ly: 4, al: 5 };
const suffixes = Object.keys(minRest) as (keyof typeof minRest)[];

/** A light stemmer for English: it removes little, as words of different meaning must not get the same stem. */
function stem(word: string): string {
  if (word.length < 4 || /[^a-z]/.test(word)) return word;
  let root = word;
  if (/ies$/.test(root) && root.length > 4) root = root.replace(/ies$/, 'y');
  else if (/(ss|x|ch|sh)es$/.test(root)) root = root.slice(0, -2);
  else if (!/(ss|us|is)$/.test(root)) root = root.replace(/s$/, '');
  for (const suffix of suffixes) {
    const rest = root.slice(0, -suffix.length);
    const least = minRest[suffix];
    if (!root.endsWith(suffix) || root.endsWith('eed') || rest.length < least || !/[aeiouy]/.test(rest)) continue;
    root = rest;
    break;
  }
  root = root.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
  if (root.length > 3) root = root.replace(/e$/, '');
  return root.replace(/y$/, 'i');
}

// prettier-ignore
const stopWords = new Set([
  'a', 'about', 'actually', 'after', 'all', 'allowed', 'already', 'also', 'am', 'an', 'and', 'any', 'anybody', 'anyone', 'anything', 'are', 'as', 'ask', 'at', 'be', 'become', 'been',
  'before', 'between', 'but', 'by', 'can', 'could', 'did', 'do', 'does', 'doing', 'done', 'during', 'each', 'else', 'ever', 'exactly',
  'explain', 'find', 'for', 'from', 'get', 'give', 'given', 'go', 'going', 'got', 'had', 'happen', 'happens', 'has', 'have', 'he', 'hello', 'help',
  'her', 'here', 'hey', 'hi', 'his', 'how', 'i', 'if', 'in', 'instead', 'into', 'is', 'it', 'its', 'just', 'know', 'let', 'like', 'long', 'look', 'many',
  'may', 'me', 'might', 'mine', 'more', 'most', 'much', 'must', 'my', 'need', 'no', 'not', 'now', 'of', 'off', 'often', 'ok', 'okay', 'on', 'one',
  'or', 'our', 'ours', 'out', 'please', 'possible', 'really', 's', 'say', 'says', 'shall', 'she', 'should', 'show', 'so', 'some', 'somebody', 'someone',
  'something', 'still', 'such', 'supposed', 't', 'tell', 'than', 'thank', 'thanks', 'that', 'the', 'their', 'them', 'then', 'there', 'these',
  'they', 'thing', 'things', 'this', 'those', 'to', 'too', 'under', 'up', 'us', 'use', 'used', 'using', 'very', 'want', 'was', 'we', 'were', 'what',
  'whats', 'when', 'where', 'which', 'while', 'who', 'whom', 'whose', 'why', 'will', 'with', 'without', 'would', 'yes', 'you', 'your', 'yours',
]);

/** Words that questions are put in, and that some pages are about all the same. */
const faintWords = new Set(
  'bring come company detail details employee employees info information keep kind kinds make policy procedure process put question questions rule rules stay take way work works'.split(
    ' ',
  ),
);

const numerals = /^(\d+|two|three|four|five|six|seven|eight|nine|ten)$/i;

/** Words that say little about the topic. Numbers are rare in documents, but count little, too. */
export function isFaintWord(word: string): boolean {
  return faintWords.has(word.toLowerCase()) || numerals.test(word);
}

/** The words of a text without stop words. */
export function contentWords(text: string): readonly string[] {
  const isShouted = text === text.toUpperCase();
  // `US` is a name, `us` a stop word.
  const isName = (word: string) => !isShouted && /^\p{Lu}{2,}$/u.test(word);
  return wordsOf(text).filter((word) => isName(word) || !isStopWord(word));
}

/** Stems of stop words, for forms such as `looking`. Not of short ones: `min` is not a form of `mine`. */
const stopStems = new Set(
  Array.from(stopWords)
    .filter((word) => word.length > 2)
    .flatMap(foldedTerms),
);

function isStopWord(word: string): boolean {
  const plain = word.toLowerCase().replace(/['’].*$/, '');
  return stopWords.has(plain) || (plain.length >= 5 && foldedTerms(plain).every((term) => stopStems.has(term)));
}

/** The most frequent known term at an edit distance of 1: a letter inserted, deleted or replaced, or two swapped. */
export function nearestTerm(term: string, frequencies: ReadonlyMap<string, number>): string | undefined {
  let nearest: string | undefined;
  let most = 0;
  for (const [known, frequency] of frequencies) {
    if (frequency <= most || known[0] !== term[0] || !isOneEdit(term, known)) continue;
    nearest = known;
    most = frequency;
  }
  return nearest;
}

function isOneEdit(one: string, other: string): boolean {
  const difference = one.length - other.length;
  if (Math.abs(difference) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  if (difference === 1) return one.slice(at + 1) === other.slice(at);
  if (difference === -1) return one.slice(at) === other.slice(at + 1);
  const isSwapped = one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
  return isSwapped || one.slice(at + 1) === other.slice(at + 1);
}
