/**
 * What changes the order of a text or cannot be seen: bidi controls, zero-width and soft characters, tags, control codes.
 * Joiners and selectors are how some scripts and emoji are written: only beside Latin letters they are a trick.
 */
const hidden =
  /(?![\t\n\r\u200c\u200d\u180b-\u180d\u180f\ufe00-\ufe0f])[\p{DI}\p{Cc}\u2028\u2029\u2800\ufff9-\ufffb]|(?<=[\x21-\x7e])[\u200c\u200d]|[\u200c\u200d](?=[\x21-\x7e])|(?<=[a-z])[\ufe00-\ufe0f]/giu;

/** Most texts are no more than this, and need not be searched. */
const plain = /^[\t\n\r\x20-\x7e]*$/;

/** Writes out what hides in a text that a stranger wrote, as `[U+202E]`. */
export function writeOutHidden(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(hidden, (character) => `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`);
}
