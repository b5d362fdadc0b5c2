/** Cuts a text as a language model would write it: tokens of a few characters, words in parts, the space before its word. */
export function piecesOf(text: string): readonly string[] {
  return text.match(/\s*[\p{L}\p{N}\p{M}]{1,6}|\s*[^\s\p{L}\p{N}\p{M}]{1,3}|\s+/gu) ?? [];
}
