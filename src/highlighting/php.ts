import { clike } from '@codemirror/legacy-modes/mode/clike';
import type { Grammar } from './grammar.js';

const words = (text: string): Readonly<Record<string, true>> => Object.fromEntries(text.split(' ').map((word) => [word, true]));

/** PHP without the HTML around it: answers show code alone. Keywords of the PHP manual. */
export const php: Grammar = clike({
  name: 'php',
  keywords: words(
    'abstract and as break case catch class clone const continue declare default do echo else elseif enum extends final finally fn for foreach function global goto if implements include include_once instanceof insteadof interface match namespace new or print private protected public readonly require require_once return static switch throw trait try use var while xor yield',
  ),
  types: words('array bool callable float int iterable mixed never object string void'),
  blockKeywords: words('catch do else elseif finally for foreach if switch try while'),
  atoms: words('true false null self parent'),
  multiLineStrings: true,
  hooks: {
    $(stream: { eatWhile(match: RegExp): boolean }) {
      stream.eatWhile(/\w/);
      return 'variableName';
    },
    '#'(stream: { eat(match: string): string | void; skipToEnd(): void }) {
      if (stream.eat('[')) return 'meta';
      stream.skipToEnd();
      return 'comment';
    },
  },
});
