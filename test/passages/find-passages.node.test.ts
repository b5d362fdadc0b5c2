import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { before } from 'node:test';
import { carriesFrom, SourceIndex, type Passage } from '../../src/passages/find-passages.js';
import { locateStatement } from '../../src/passages/locate-statement.js';
import { absentStatements } from './statements/absent.js';
import { folder, folderStatements } from './statements/folder.js';
import { handbookStatements } from './statements/handbook.js';
import type { CarriedStatement, Statement } from './statements/statement.js';

const sources = new Map<string, SourceIndex>();

before(async () => {
  const documents = [...handbookStatements, ...folderStatements, ...absentStatements].map(({ document }) => document);
  for (const document of new Set(documents)) {
    const text = folder[document] ?? readFileSync(new URL(`../../demo/handbook/${document}`, import.meta.url), 'utf8');
    const title = /^(?:title:|#) *(.*)$/m.exec(text)![1]!;
    sources.set(document, await SourceIndex.of([text.replace(/^---.*?^---/ms, '')], title));
  }
});

const find = async ({ document, statement }: Statement): Promise<Passage | undefined> =>
  (await sources.get(document)!.find(statement))[0];
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
const isRight = async (carried: CarriedStatement): Promise<boolean> =>
  letters((await find(carried))?.text ?? '').includes(letters(carried.carriedBy));

for (const [name, statements] of Object.entries({ handbook: handbookStatements, folder: folderStatements }))
  test(`the best passage is the one that carries the statement, in nine of ten: ${name}`, async (t) => {
    const right = (await Promise.all(statements.map(isRight))).filter(Boolean).length;
    t.diagnostic(`${right} of ${statements.length}`);
    assert.ok(right >= statements.length * 0.9);
  });

test('a statement that is not in its source is not claimed, in nine of ten', async (t) => {
  const scores = await Promise.all(absentStatements.map(async (absent) => (await find(absent))?.score ?? 0));
  const claimed = absentStatements.filter((_, index) => scores[index]! >= carriesFrom);
  t.diagnostic(`${claimed.length} of ${absentStatements.length}`);
  assert.ok(claimed.length <= absentStatements.length * 0.1, claimed.map(({ statement }) => statement).join('\n'));
});

/** Others of the same kind, the same in each run. */
const othersOf = ({ document }: Statement, count: number): readonly SourceIndex[] => {
  const all = [...sources.keys()].filter((other) => document in folder === other in folder && other !== document);
  const first = [...document].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0);
  return Array.from({ length: count }, (_, index) => sources.get(all[(first + index * 7) % all.length]!)!);
};

test('of a wrong footnote, the right source among those of the answer is named, in nine of ten', async (t) => {
  const statements = [...handbookStatements, ...folderStatements];
  let named = 0;
  for (const each of statements) {
    const [cited, ...others] = othersOf(each, 3);
    const right = sources.get(each.document)!;
    const location = await locateStatement([each.statement], cited!, async () => [...others, right]);
    if (location.kind === 'found' && location.source === 3) named++;
  }
  t.diagnostic(`${named} of ${statements.length}`);
  assert.ok(named >= statements.length * 0.9);
});

test('of a wrong footnote, no other source is named if none of them is right, in nine of ten', async (t) => {
  const statements = [...handbookStatements, ...folderStatements];
  let claimed = 0;
  for (const each of statements) {
    const [cited, ...others] = othersOf(each, 4);
    const location = await locateStatement([each.statement], cited!, async () => others);
    if (location.kind === 'found' && location.source > 0) claimed++;
  }
  t.diagnostic(`${claimed} of ${statements.length}`);
  assert.ok(claimed <= statements.length * 0.1);
});

test('another source is not named if it says something of another place', async () => {
  const cited = await SourceIndex.of(['The canteen opens at noon.\n\nParking is free.'], 'House rules');
  const other = await SourceIndex.of(['Managers must reject hotel bookings in Munich.\n\nTrains are booked online.'], 'Hotels');
  const statement = 'Managers must approve all hotel bookings in Berlin before the journey.';
  assert.equal((await locateStatement([statement], cited, async () => [other])).kind, 'unseen');
});

test('headings of all levels above a block and the title are its context', async () => {
  const source = await SourceIndex.of(['## Leave\n\n#### France\n\nSee below.\n\n## Other\n\nSee below.'], 'Handbook');
  const [best] = await source.find('France leave handbook');
  const context: string[] = [];
  for (let above = best!.block.context; above; above = above.above) context.push(above.text);
  assert.deepEqual(context, ['France', 'Leave', 'Handbook']);
});

test('Arabic with its vowels is found by a statement without them', async () => {
  const source = await SourceIndex.of(['عَلَيْهِمْ طَلَبُ الإِجَازَةِ.\n\nأخرى.'], '');
  const [best] = await source.find('عليهم طلب الإجازة');
  assert.ok(best!.score > 0.9);
});

test('other sources are not asked for if the cited one carries the statement', async () => {
  const scores = await Promise.all(handbookStatements.map(async (each) => (await find(each))?.score ?? 0));
  const carried = handbookStatements.find((_, index) => scores[index]! >= carriesFrom)!;
  const location = await locateStatement([carried.statement], sources.get(carried.document)!, () =>
    assert.fail('the others were asked for'),
  );
  assert.equal(location.kind, 'found');
});

test('a citation behind a paragraph marks what carries its sentences, from the first to the last', async () => {
  const paragraph = ['Visitors sign in at the desk. ', 'They get a badge for the day. ', 'Badges are returned in the evening.'];
  const source = await SourceIndex.of([`# Visitors\n\nWelcome to all. ${paragraph.join('')} Ask us anything.`], 'Visitors');
  const location = await locateStatement(paragraph, source, async () => []);
  assert.deepEqual(
    location.passages.map(({ text }) => text.trim()),
    [paragraph.join('')],
  );
});

test('a content of 200 kB is read and searched in slices of less than 50 ms', async (t) => {
  const pages = [...new Set(handbookStatements.map(({ document }) => document))].map((document) =>
    readFileSync(new URL(`../../demo/handbook/${document}`, import.meta.url), 'utf8'),
  );
  const content = Array.from({ length: 4 }, () => pages.join('\n\n'))
    .join('\n\n')
    .slice(0, 200_000);
  const { statement } = handbookStatements[0]!;
  // The compiler is at work in the first run.
  await (await SourceIndex.of([content], '')).find(statement);
  // Time of the processor: others work on the machine as well.
  const now = (): number => process.cpuUsage().user / 1000;
  let longest = 0;
  let last = now();
  const note = (): void => {
    longest = Math.max(longest, now() - last);
    last = now();
  };
  const timer = setInterval(note);
  const source = await SourceIndex.of([content], '');
  await source.find(statement);
  note();
  clearInterval(timer);
  t.diagnostic(`${content.length} characters, the longest slice took ${longest.toFixed(0)} ms`);
  assert.ok(longest < 50, `${longest} ms`);
});
