/**
 * Removes the API key from text that the API or the network may have echoed: headers, error bodies, causes of failures.
 * Answers (status 200) are streamed unchanged and not searched.
 */
export function redact(text: string, key: string | undefined): string {
  return key === undefined ? text : text.replace(spellingsOf(key), '[key]');
}

/**
 * The same for a complete body. If it is JSON, each of its strings is searched on its own.
 * @throws {RangeError} if the JSON is nested too deeply
 */
export function redactBody(text: string, key: string | undefined): string {
  if (key === undefined) return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return redact(text, key);
  }
  return JSON.stringify(redactValue(value, key));
}

function redactValue(value: unknown, key: string): unknown {
  if (typeof value === 'string') return redact(value, key);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, key));
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [redact(name, key), redactValue(field, key)]));
}

/** Matches the key as it is, and with characters escaped as in JSON, also when quoted again: `+`, `\u002B`, `\\u002b`. */
function spellingsOf(key: string): RegExp {
  const characters = Array.from(key, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0');
    const digits = code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
    // Bounded, as an unbounded repetition takes quadratic time on a long run of backslashes.
    return `\\\\{0,8}(?:\\x${code}|(?<=\\\\)u00${digits})`;
  });
  return new RegExp(characters.join(''), 'g');
}
