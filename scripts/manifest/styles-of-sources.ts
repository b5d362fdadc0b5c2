/** What a page may style, as the sources have it: the custom properties they read and the parts they give. */
import { readdirSync, readFileSync } from 'node:fs';
import { root } from '../processes.js';

/** All that is said of parts stands in one of these forms. */
const partForms = [
  /\bpart="([^"$]+)"/g,
  /\bpart=\$\{([^}]+)\}/g,
  /\bpart: '([^']+)'/g,
  /\.part\.add\('([^']+)'\)/g,
  /'part', '([^']+)'/g,
];

const sortedWords = (words: readonly string[]): readonly string[] => [...new Set(words)].toSorted();

export function stylesOfSources(): { readonly properties: readonly string[]; readonly parts: readonly string[] } {
  const texts = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    // Comments describe; the doc comment of the element is what is compared with.
    .map((file) => readFileSync(`${root}src/${file}`, 'utf8').replace(/\/\*\*.*?\*\//gs, ''));
  const found = texts.flatMap((text) => partForms.flatMap((form) => Array.from(text.matchAll(form), ([, names]) => names!)));
  // In a template's expression, the names are its strings.
  const named = found.flatMap((names) =>
    names.includes("'") ? Array.from(names.matchAll(/'([^']+)'/g), ([, name]) => name!) : [names],
  );
  return {
    properties: sortedWords(texts.flatMap((text) => text.match(/--unleash-chat-[a-z-]+/g) ?? [])),
    parts: sortedWords(named.flatMap((names) => names.split(' '))),
  };
}
