/**
 * Languages that nobody speaks, made from English: `longer` has words that are longer by 40 %, as in many languages; `mirrored` is
 * written from right to left. A text that does not come from a dictionary stays as it is, and is seen at once.
 */
import { english } from '../../test/fixtures/dictionaries.js';
import type { Strings } from '../../src/locale/strings.js';

export const pseudoLanguages = ['longer', 'mirrored'] as const;
export type PseudoLanguage = (typeof pseudoLanguages)[number];

const accented: Readonly<Record<string, string>> = { a: 'ä', e: 'ë', i: 'ï', o: 'ö', u: 'ü', y: 'ÿ' };

const change: Readonly<Record<PseudoLanguage, (text: string) => string>> = {
  longer(text) {
    const doubled = text.replace(/[aeiouy]/g, (vowel) => accented[vowel]!.repeat(2));
    return doubled + 'o'.repeat(Math.max(0, Math.ceil(text.length * 1.4) - doubled.length));
  },
  // Overrides the direction of each word, so that its letters run from right to left as well.
  mirrored: (text) => text.replace(/\S+/g, (word) => `\u202e${word}\u202c`),
};

const changed = (texts: object, language: PseudoLanguage): object =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]: [string, unknown]) => {
      if (typeof text === 'string') return [name, change[language](text)];
      if (typeof text === 'function')
        return [name, (...given: unknown[]) => change[language]((text as (...values: unknown[]) => string)(...given))];
      return [name, changed(text as object, language)];
    }),
  );

/** All texts of the widget, for its option `strings`. */
export const pseudoStrings = (language: PseudoLanguage): Strings => {
  const { direction: _, language: tag, ...texts } = english;
  return { ...(changed(texts, language) as Strings), language: tag, direction: language === 'mirrored' ? 'rtl' : 'ltr' };
};
