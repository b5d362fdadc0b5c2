/** The custom properties and `::part` names that the sources use. */
import { readdirSync, readFileSync } from 'node:fs';
import { root } from '../processes.js';

/** The forms in which the sources write a `::part` name. */
const partForms = [/\bpart="([^"$]+)"/g, /\bpart: '([^']+)'/g, /\.part\.add\('([^']+)'\)/g, /'part', '([^']+)'/g];

/** In an expression of a template, the names are its string literals. */
const partExpression = /\bpart=\$\{([^}]+)\}/g;

const matchesOf = (text: string, pattern: RegExp): readonly string[] => Array.from(text.matchAll(pattern), ([, match]) => match!);

const sortedWords = (words: readonly string[]): readonly string[] => [...new Set(words)].toSorted();

/** The sources, without doc comments: what is read here is compared with what they document. */
const sources = (): readonly { readonly file: string; readonly text: string }[] =>
  readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, text: readFileSync(`${root}src/${file}`, 'utf8').replace(/\/\*\*.*?\*\//gs, '') }));

export function stylesOfSources(): { readonly properties: readonly string[]; readonly parts: readonly string[] } {
  const texts = sources().map(({ text }) => text);
  const parts = texts.flatMap((text) => [
    ...partForms.flatMap((form) => matchesOf(text, form)),
    ...matchesOf(text, partExpression).flatMap((expression) => matchesOf(expression, /'([^']+)'/g)),
  ]);
  return {
    properties: sortedWords(texts.flatMap((text) => text.match(/--unleash-chat-[a-z-]+/g) ?? [])),
    parts: sortedWords(parts.flatMap((names) => names.split(' '))),
  };
}

/** The text from here to the bracket that closes one which is open. */
const upToClosing = (text: string): string => {
  let open = 1;
  const end = [...text].findIndex((character) => (open += character === '(' ? 1 : character === ')' ? -1 : 0) === 0);
  return text.slice(0, end);
};

/**
 * The defaults of custom properties in the default look: what stands behind the comma of `var(--unleash-chat-text, ...)`. Left
 * out are those that depend on the layout, and those that are computed from internal properties.
 */
export function defaultsOfStyles(): ReadonlyMap<string, string> {
  const fallbacks = new Map<string, Set<string>>();
  for (const { file, text } of sources()) {
    if (file.startsWith('ui/looks/')) continue;
    for (const { 0: start, 1: name, index } of text.matchAll(/var\(\s*(--unleash-chat-[a-z-]+),\s*/g)) {
      const fallback = upToClosing(text.slice(index + start.length))
        .replace(/\s+/g, ' ')
        .trim();
      fallbacks.set(name!, (fallbacks.get(name!) ?? new Set()).add(fallback));
    }
  }
  return new Map(
    [...fallbacks].flatMap(([name, [fallback, ...others]]) =>
      others.length > 0 || fallback!.includes('var(') ? [] : [[name, fallback!] as const],
    ),
  );
}
