const target = /\([ \t\n]*(?:<[^<>\n]*>|(?:\\.|[^\s()<\\]|\((?:\\.|[^\s()\\])*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)/y;
const half = /\([ \t\n]*(?:<[^<>\n]*>?|[^\s<](?:(?!\]\()\S)*)?(?:\s+(?:"[^"]*"?|'[^']*'?|\([^)]*\)?)?)?\s*$/y;
const reference = /\[[^\[\]]*\]/y;

/** Whether the `]` at this offset ends the text of a link, or may, whose target is not whole. */
export function halfLink(text: string, at: number): boolean {
  const rest = at + 1;
  if (rest === text.length) return true;
  if (text[rest] === '(') return !matches(target, text, rest) && matches(half, text, rest);
  return text[rest] === '[' && !matches(reference, text, rest) && text.length - rest < 80 && !text.includes('\n\n', rest);
}

/** The offset after a link's target, or after the `]` where none follows. */
export function linkEnd(text: string, at: number): number {
  if (matches(target, text, at + 1)) return target.lastIndex;
  return matches(reference, text, at + 1) ? reference.lastIndex : at + 1;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
