/**
 * Characters that are invisible or reorder text: bidi controls, zero-width and soft characters, tags, control codes.
 * Some scripts and emoji need joiners and variation selectors: joiners count as hidden only next to printable ASCII, selectors
 * only after a Latin letter.
 */
const hidden =
  /(?![\t\n\r\u200c\u200d\u180b-\u180d\u180f\ufe00-\ufe0f])[\p{DI}\p{Cc}\u2028\u2029\u2800\ufff9-\ufffb]|(?<=[\x21-\x7e])[\u200c\u200d]|[\u200c\u200d](?=[\x21-\x7e])|(?<=[a-z])[\ufe00-\ufe0f]/giu;

/** Fast path: most texts consist of printable ASCII only. */
const plain = /^[\t\n\r\x20-\x7e]*$/;

/** Replaces hidden characters of an untrusted text with their code points: `[U+202E]`. */
export function writeOutHidden(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(hidden, (character) => `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`);
}
