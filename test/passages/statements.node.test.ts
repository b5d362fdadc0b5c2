import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { absentStatements, contradictedStatements } from './statements/absent.js';
import { folder, folderStatements } from './statements/folder.js';
import { englishFolder } from './statements/folder-english.js';
import { germanFolder } from './statements/folder-german.js';
import { handbookStatements } from './statements/handbook.js';
import type { CarriedStatement, NumberForm, Statement } from './statements/statement.js';
import { numberStatements } from './statements/true-with-numbers.js';

const handbook = new URL('../../demo/handbook/', import.meta.url);
const read = (document: string) => folder[document] ?? readFileSync(new URL(document, handbook), 'utf8');

const documentsOf = (statements: readonly Statement[]) => new Set(statements.map(({ document }) => document));
const numbersOf = (text: string) => text.match(/\d+(?:[.,:/]\d+)*/g) ?? [];

const assertCarried = ({ document, statement, carriedBy }: CarriedStatement, shortest: number) => {
  const text = read(document);
  assert.equal(text.split(carriedBy).length - 1, 1, `occurs once in ${document}: ${carriedBy}`);
  assert.ok(carriedBy.length >= shortest && carriedBy.length <= 120, `${shortest} to 120 characters: ${carriedBy}`);
  assert.doesNotMatch(carriedBy, /[\n|*_`[\]#>]/, 'no Markdown syntax');
  assert.ok(!text.includes(statement), `not a copy of ${document}: ${statement}`);
};

describe('statements over passages', () => {
  it('spreads 60 statements over the handbook', () => {
    assert.equal(handbookStatements.length, 60);
    assert.ok(documentsOf(handbookStatements).size >= 25);
    for (const statement of handbookStatements) assertCarried(statement, 20);
  });

  it('has ten statements for each language of the folder', () => {
    assert.equal(folderStatements.length, 30);
    assert.equal(documentsOf(folderStatements).size, 9);
    const countIn = (documents: object) => folderStatements.filter(({ document }) => document in documents).length;
    assert.equal(countIn(englishFolder), 10);
    assert.equal(countIn(germanFolder), 10);
    // A Japanese character says about as much as two or three Latin letters.
    for (const statement of folderStatements) assertCarried(statement, /[\u3040-\u30ff]/.test(statement.statement) ? 10 : 20);
  });

  it('has documents of 40 to 120 lines in the folder', () => {
    assert.equal(Object.keys(folder).length, 9);
    for (const [document, text] of Object.entries(folder)) {
      const lines = text.trimEnd().split('\n').length;
      assert.ok(lines >= 40 && lines <= 120, `${document}: ${lines} lines`);
    }
  });

  it('has 30 absent statements, ten of which are contradicted', () => {
    assert.equal(absentStatements.length, 30);
    assert.equal(contradictedStatements.length, 10);
    for (const { document, statement } of absentStatements) assert.ok(!read(document).includes(statement), statement);
  });

  it('has 200 true statements with numbers, at least 20 of each form', () => {
    assert.equal(numberStatements.length, 200);
    const counts = new Map<NumberForm, number>();
    for (const { how } of numberStatements) counts.set(how, (counts.get(how) ?? 0) + 1);
    assert.equal(counts.size, 7);
    for (const [how, count] of counts) assert.ok(count >= 20, `${how}: ${count}`);
  });

  it('writes numbers in the form that is named', () => {
    for (const { document, statement, how } of numberStatements) {
      const text = read(document);
      assert.equal(/\p{Nd}/u.test(statement), how !== 'spelled out', `${how}: ${statement}`);
      if (how !== 'copied' && how !== 'cut') continue;
      const numbers = new Set(numbersOf(text));
      for (const number of numbersOf(statement)) assert.ok(numbers.has(number), `${document} has ${number}: ${statement}`);
    }
  });

  it('has no duplicates', () => {
    const all = [...handbookStatements, ...folderStatements, ...absentStatements, ...numberStatements];
    assert.equal(new Set(all.map(({ document, statement }) => `${document}: ${statement}`)).size, all.length);
  });
});
