/**
 * Characters that are invisible or reorder text are written out as their code points. Some of them are part of how words are
 * written, and are kept where they cannot deceive:
 * - joiners beside a letter of another script than Latin and before emoji; variation selectors, but not after an ASCII letter;
 * - zero-width spaces between letters of scripts that write no spaces;
 * - direction marks in text with right-to-left letters, which reorder it anyway, but not between ASCII characters;
 * - soft hyphens between letters, but not in what reads as an address.
 */
const script = String.raw`(?![\p{sc=Latin}\p{sc=Zyyy}\p{sc=Zinh}])[\p{L}\p{M}]`;
const latin = String.raw`[\x21-\x7e\p{sc=Latin}]`;
const spaceless = String.raw`[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Mongolian}]`;
const letter = String.raw`[\p{L}\p{M}]`;
const besideMark = String.raw`[\x21-\x7e\p{DI}]`;

const joiners = String.raw`(?<!${script})[\u200c\u200d](?!${script}|\p{ExtPict})|(?<=${latin})[\u200c\u200d](?=\p{ExtPict})`;
const selectors = String.raw`(?<=[A-Za-z])[\ufe00-\ufe0f]`;
const spaces = String.raw`(?<!${spaceless})[\u180e\u200b]|[\u180e\u200b](?!${spaceless})`;
const marks = String.raw`(?<=${besideMark})[\u061c\u200e\u200f](?=${besideMark})`;
const softHyphens = String.raw`(?<!${letter})\xad|\xad(?!${letter})`;

/** Every hidden character but those given, which have conditions of their own. */
const allBut = (conditional: string): string =>
  String.raw`(?![\t\n\r\u180b-\u180d\u180f\ufe00-\ufe0f${conditional}])[\p{DI}\p{Cc}\u2028\u2029\u2800\ufff9-\ufffb]`;
const anyOf = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'gu');

const hiddenInCode = anyOf(allBut(String.raw`\u200c\u200d`), joiners, selectors);
const hiddenInWords = anyOf(allBut(String.raw`\xad\u180e\u200b-\u200d`), joiners, selectors, spaces, softHyphens);
const hiddenInRightToLeft = anyOf(
  allBut(String.raw`\xad\u061c\u180e\u200b-\u200f`),
  joiners,
  selectors,
  spaces,
  softHyphens,
  marks,
);

const rightToLeft = /(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const address = /[.@\u2024\u3002\uff0e\uff61](?=[\p{L}\p{N}])|:\/\//u;

/** Fast path: most texts consist of printable ASCII only. */
const plain = /^[\t\n\r\x20-\x7e]*$/;

/** Whether a text has letters of a script that is written from right to left. */
export function isRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** Replaces hidden characters of an untrusted text with their code points: `[U+202E]`. */
export function writeOutHidden(text: string): string {
  if (plain.test(text)) return text;
  const words = text.includes('\xad') ? text.replace(/[^ \t\n\r]+/g, writeOutSoftHyphens) : text;
  return words.replace(isRightToLeft(words) ? hiddenInRightToLeft : hiddenInWords, codePoint);
}

/** The same for code, where no hidden character but a joiner or a variation selector is ever needed. */
export function writeOutHiddenInCode(text: string): string {
  return plain.test(text) ? text : text.replace(hiddenInCode, codePoint);
}

function writeOutSoftHyphens(word: string): string {
  return address.test(word) ? word.replaceAll('\xad', codePoint) : word;
}

function codePoint(character: string): string {
  return `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
}
