import { termOf } from './terms.js';

let names: ReadonlySet<string> | undefined;

/** Whether a term is a country's name in English: one of a single word. */
export function isCountry(term: string): boolean {
  return (names ??= countryNames()).has(term);
}

function countryNames(): ReadonlySet<string> {
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const known = letters.flatMap((one) => letters.map((other) => display.of(one + other)));
  return new Set(known.flatMap((name) => (name && /^\p{L}+$/u.test(name) ? termOf(name) : [])));
}
