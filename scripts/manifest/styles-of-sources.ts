/** The custom properties and `::part` names that the sources use. */
import { readdirSync, readFileSync } from 'node:fs';
import { root } from '../processes.js';

/** The forms in which the sources write a `::part` name. */
const partForms = [/\bpart="([^"$]+)"/g, /\bpart: '([^']+)'/g, /\.part\.add\('([^']+)'\)/g, /'part', '([^']+)'/g];

/** In an expression of a template, the names are its string literals. */
const partExpression = /\bpart=\$\{([^}]+)\}/g;

const matchesOf = (text: string, pattern: RegExp): readonly string[] => Array.from(text.matchAll(pattern), ([, match]) => match!);

const sortedWords = (words: readonly string[]): readonly string[] => [...new Set(words)].toSorted();

export function stylesOfSources(): { readonly properties: readonly string[]; readonly parts: readonly string[] } {
  const texts = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    // Without doc comments: the result is compared with the names that they document.
    .map((file) => readFileSync(`${root}src/${file}`, 'utf8').replace(/\/\*\*.*?\*\//gs, ''));
  const parts = texts.flatMap((text) => [
    ...partForms.flatMap((form) => matchesOf(text, form)),
    ...matchesOf(text, partExpression).flatMap((expression) => matchesOf(expression, /'([^']+)'/g)),
  ]);
  return {
    properties: sortedWords(texts.flatMap((text) => text.match(/--unleash-chat-[a-z-]+/g) ?? [])),
    parts: sortedWords(parts.flatMap((names) => names.split(' '))),
  };
}
