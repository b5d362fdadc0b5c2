/**
 * What the proxy says itself, and the headers and failures that it passes on, hold no key, should the API or the network
 * echo it. An answer (status 200) is passed on as it comes and not looked into.
 */
export function scrub(text: string, key: string | undefined): string {
  return key === undefined ? text : text.replace(writingsOf(key), '[key]');
}

/** The same for the text of a whole body: where it is JSON, each of its strings by itself. Throws where it is too deep. */
export function scrubBody(text: string, key: string | undefined): string {
  if (key === undefined) return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return scrub(text, key);
  }
  return JSON.stringify(scrubValue(value, key));
}

function scrubValue(value: unknown, key: string): unknown {
  if (typeof value === 'string') return scrub(value, key);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => scrubValue(item, key));
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [scrub(name, key), scrubValue(field, key)]));
}

/** The key plain, and as JSON may write its characters, which an error message likes to quote: `+`, `\u002B`, `\\u002b`. */
function writingsOf(key: string): RegExp {
  const characters = Array.from(key, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0');
    const digits = code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
    // Bounded, lest a long run of backslashes take its time.
    return `\\\\{0,8}(?:\\x${code}|(?<=\\\\)u00${digits})`;
  });
  return new RegExp(characters.join(''), 'g');
}
