import type { Conversation } from '../../conversation/conversation.js';

/** Limits on the words of one conversation and on the length of each, so that no flood fills the index. */
const maximumWords = 8_000;
const maximumLength = 40;

const words = /[\p{L}\p{N}]+/gu;
/** Scripts that do not separate words. */
const unseparated =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/u;
const separated = new RegExp(`(${unseparated.source})`, 'u');

/** The words by which a conversation is found: of its title, questions, answers and the titles of cited sources. */
export function wordsOf({ title, messages }: Conversation): readonly string[] {
  const found = new Set<string>();
  const texts = messages.flatMap(({ text, sources }) => [
    text,
    ...sources.flatMap((source) => (source.number ? source.title : [])),
  ]);
  for (const text of [title, ...texts]) {
    for (const word of split(text)) {
      // Each pair of neighbours, and the last character alone: every character begins one of them.
      if (unseparated.test(word)) [...word].forEach((character, index, all) => found.add(character + (all[index + 1] ?? '')));
      else found.add(word);
      if (found.size >= maximumWords) return [...found];
    }
  }
  return [...found];
}

/** The beginnings of words that a conversation must have to be found. */
export function wordsToFind(query: string): readonly string[] {
  return split(query).flatMap((word) => {
    const characters = [...word];
    if (!unseparated.test(word) || characters.length < 3) return word;
    return characters.slice(1).map((character, index) => characters[index]! + character);
  });
}

/** Without case and accents, so that "resume" finds "Résumé". */
function split(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(words) ?? [])
    .flatMap((run) => run.split(separated).filter(Boolean))
    .map((word) => word.slice(0, maximumLength));
}
