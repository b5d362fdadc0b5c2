import type { StringOverrides } from './strings.js';

/** The host's own texts over those of the language; what a framework has emptied is none. */
export function mergeStrings<Texts extends object>(texts: Texts, overrides: StringOverrides | null | undefined): Texts {
  const merged = { ...texts } as Record<string, unknown>;
  for (const [name, own] of Object.entries(overrides ?? {})) {
    const text = merged[name];
    if (own == null || text === undefined) continue;
    if (typeof text === 'object') merged[name] = mergeStrings(text!, own as StringOverrides);
    else merged[name] = typeof text === 'function' && typeof own !== 'function' ? () => own : own;
  }
  return merged as Texts;
}
