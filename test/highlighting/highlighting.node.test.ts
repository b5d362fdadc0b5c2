/** Every language, and lines that nobody would write. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { grammarLoader } from '../../src/highlighting/grammars.js';
import { languageNames, languageOf } from '../../src/highlighting/language-names.js';
import { LineTokenizer, type Token } from '../../src/highlighting/line-tokenizer.js';
import type { Grammar } from '../../src/highlighting/grammar.js';
import { samples } from './samples.js';

const load = (name: string): Promise<Grammar> => grammarLoader(languageOf(name)!)!();

const tokensOf = (grammar: Grammar, code: string): readonly (readonly Token[])[] => {
  const tokenizer = new LineTokenizer(grammar);
  return code.split('\n').map((line) => tokenizer.tokens(line));
};
const textOf = (lines: readonly (readonly Token[])[]): string =>
  lines.map((tokens) => tokens.map(({ text }) => text).join('')).join('\n');

/** Of each grammar one name: the other names lead to the same. */
const grammars = Object.keys(samples);

describe('a language', () => {
  for (const [name, [code, ...wanted]] of Object.entries(samples))
    it(`is told apart: ${name}`, async () => {
      const lines = tokensOf(await load(name), code);
      const found = lines.flat().map(({ text, kind }) => `${text.trim()}: ${kind}`);
      for (const [text, kind] of wanted)
        assert.ok(found.includes(`${text}: ${kind}`), `${text}: ${kind} in\n${found.join('\n')}`);
      assert.equal(textOf(lines), code);
    });

  it('has a sample', async () => {
    const sampled = new Set(await Promise.all(grammars.map(load)));
    for (const name of languageNames) assert.ok(sampled.has(await load(name)), name);
  });

  it('is found in any case, and not among what every object has', () => {
    assert.equal(languageOf('TypeScript'), 'typescript');
    for (const name of ['', 'constructor', '__proto__', 'toString', 'klingon']) assert.equal(languageOf(name), undefined);
  });
});

describe('lines that nobody would write', () => {
  const characters = [
    'a',
    ' ',
    '"',
    "'",
    '`',
    '(',
    '{',
    '<',
    '/*',
    '//',
    '\\',
    '$',
    '${',
    '#',
    '@',
    '=',
    '-',
    '<<A',
    '<?',
    '%{',
    '1',
  ];

  for (const name of grammars)
    it(`take no long time, and keep their text: ${name}`, async () => {
      const grammar = await load(name);
      for (const character of characters)
        for (const beside of ['', ' ', ' '.repeat(39), 'a', ':']) {
          const part = character + beside;
          for (const code of [part.repeat(1_000), `${part}\n`.repeat(200)]) {
            const start = performance.now();
            assert.equal(textOf(tokensOf(grammar, code)), code);
            const time = performance.now() - start;
            assert.ok(time < 1_000, `"${part}": ${Math.round(time)} ms`);
          }
        }
    });

  it('are told apart as far as a line is of a usual length', async () => {
    const [tokens] = tokensOf(await load('sql'), 'SELECT 1, '.repeat(100));
    assert.equal(tokens!.at(-1)!.kind, undefined);
    assert.equal(tokens!.filter(({ kind }) => kind === 'keyword').length, 40);
  });

  it('are read on from where a copy of the state was taken', async () => {
    for (const name of grammars) {
      const grammar = await load(name);
      const lines = `${samples[name]![0]}\n/* "a\n\nb" */ c\n`.repeat(3).split('\n');
      const whole = new LineTokenizer(grammar);
      const states = lines.map((line) => {
        const { state } = whole;
        return [state, whole.tokens(line)] as const;
      });
      for (const [index, [state, tokens]] of states.entries())
        assert.deepEqual(new LineTokenizer(grammar, state).tokens(lines[index]!), tokens, `${name}: ${lines[index]}`);
    }
  });
});
