/** Words and numbers of a text, as they are compared: in lower case, without the differences of spelling that mean nothing. */

/** Scripts that are written without spaces: each two neighbouring characters count as a word. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]/u;
const token = new RegExp(
  `\\d+(?:[.,'’\\s]\\d{3})*(?!\\d)(?:[.,]\\d+)?|\\d+|${unspaced.source}+|(?:(?!${unspaced.source})[\\p{L}\\p{M}])+`,
  'gu',
);

/** Vowels of Arabic and Hebrew and the line that lengthens a word: most texts are written without. */
const vowels = /[\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

export function termsOf(text: string): readonly string[] {
  return [...text.normalize('NFKC').replace(vowels, '').toLowerCase().matchAll(token)].flatMap(([found]) => split(found));
}

export function isNumber(term: string): boolean {
  return /^\d/.test(term);
}

/** From 0, another word, to 1, the same. */
export function similarity(one: string, other: string): number {
  if (one === other) return 1;
  if (isNumber(one) || isNumber(other) || unspaced.test(one)) return 0;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let common = 0;
  while (common < short.length && short[common] === long[common]) common++;
  // Endings differ: leave and leaves, day and days, employ and employees.
  if (common >= 3 && common >= long.length - 3 && common >= long.length * 0.55) return 0.9;
  // Compounds: Urlaub and Jahresurlaub.
  return short.length >= 5 && long.includes(short.slice(0, Math.max(5, short.length - 1))) ? 0.6 : 0;
}

/** How much a term tells of what a statement is about, apart from how often it occurs. */
export function weightOf(term: string): number {
  if (isNumber(term)) return 1.5;
  if (unspaced.test(term)) return /^\p{sc=Hiragana}+$/u.test(term) ? 0.3 : 1;
  return [0, 0.1, 0.2, 0.4, 0.75][term.length] ?? 1;
}

/** English and German: an answer writes 5 where its source has five, and the other way. */
const numberWords = [
  'zero one two three four five six seven eight nine ten eleven twelve',
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
  'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
].map((words) => words.split(' '));

function split(found: string): readonly string[] {
  if (isNumber(found)) return [numberOf(found)];
  const spelled = Math.max(...numberWords.map((words) => words.indexOf(found)));
  // One is an article more often than a number.
  if (spelled > 1) return [String(spelled)];
  if (!unspaced.test(found)) return [found];
  const characters = [...found];
  return characters.length === 1 ? characters : characters.slice(1).map((character, index) => characters[index]! + character);
}

/** 1,200.50 and 1.200,5 are the same number. */
function numberOf(found: string): string {
  const number = found.replace(/[.,'’\s](?=\d{3}(?!\d))/g, '').replace(',', '.');
  if (!number.includes('.')) return number;
  // Not by a pattern, which would look at each of many zeros again.
  let end = number.length;
  while (number[end - 1] === '0') end--;
  return number.slice(0, number[end - 1] === '.' ? end - 1 : end);
}
