/**
 * Removes the API key from text that the API or the network may have echoed: headers, error bodies, causes of failures.
 * Answers (status 200) are streamed unchanged and not searched.
 */
export function redact(text: string, key: string): string {
  return text.replace(spellingsOf(key), '[key]');
}

/**
 * The same for a complete body. If it is JSON, each of its strings is searched on its own.
 * @throws {RangeError} if the JSON is nested too deeply
 */
export function redactBody(text: string, key: string): string {
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

/**
 * Matches the key as it is, as part of a URL (`%2B`), in Base64, and with characters escaped as in JSON, also when quoted again:
 * `+`, `\u002B`, `\\u002b`.
 */
function spellingsOf(key: string): RegExp {
  const characters = Array.from(key, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0');
    const digits = code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
    // Bounded, as an unbounded repetition takes quadratic time on a long run of backslashes.
    return `\\\\{0,8}(?:\\x${code}|(?<=\\\\)u00${digits}|%(?:25)?${digits})`;
  });
  return new RegExp([characters.join(''), ...base64Of(key)].join('|'), 'g');
}

/** Fewer characters of Base64 would match by chance. */
const shortestBase64 = 12;

/** The characters of a Base64 text that the key alone decides, for each of the three places where it can begin in a group. */
function base64Of(key: string): readonly string[] {
  const spellings = [0, 1, 2].map((offset) => {
    const text = btoa('\0'.repeat(offset) + key);
    return text.slice(Math.ceil((offset * 4) / 3), Math.floor((offset + key.length) / 3) * 4);
  });
  return spellings
    .filter(({ length }) => length >= shortestBase64)
    .map((spelling) => spelling.replace(/[+/]/g, (character) => (character === '+' ? '[+-]' : '[/_]')));
}
