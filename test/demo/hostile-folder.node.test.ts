import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createDocumentSite } from '../../demo/server/document-site.js';
import { ask, handlerFor } from './ask.js';

const repeated = (text: string, length = 200_000) => text.repeat(Math.ceil(length / text.length));
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Each takes a parser, a segmenter or a search the square of its length and more, if it is let. */
const floods: Readonly<Record<string, string>> = {
  'opened emphasis': repeated('*a '),
  'emphasis in emphasis': repeated('*a_'),
  'runs of every kind': repeated('*a**b_c__d'),
  'words joined by stars': repeated('a*'),
  brackets: repeated('['),
  'links that never close': repeated('[a]('),
  images: repeated('!['),
  'exclamation marks': repeated('!'),
  'angle brackets': repeated('<!'),
  'backticks of every length': lines(600, (index) => '`'.repeat(index)),
  quotes: repeated('> '),
  'quotes in quotes': lines(400, (index) => `${'>'.repeat(index)}a`),
  lists: repeated('- '),
  'numbered lists': repeated('1. '),
  'lists in lists': lines(400, (index) => `${'  '.repeat(index)}- a`),
  'the same heading': repeated('# a\n'),
  'underlined headings': repeated('a\n---\n'),
  cells: `|${repeated('a|')}\n|${repeated('-|')}\n`,
  definitions: repeated('[a]: \n'),
  abbreviations: repeated('e.g. '),
  sentences: repeated('A b. '),
  'front matter of anchors': `---\n${repeated('&a *a ')}\n---\n`,
  'one long word': repeated('a'),
  spaces: `a${repeated(' ')}b`,
};
/** Ordinary prose, as long as a flood. */
const prose = repeated('Roses are watered in the morning, and pruned when the last frost is over.\n\n');

/** How much more work a flood may be than prose of its length: more than any is, much less than the hours that they took. */
const mostTimes = 20;

const workOf = async (read: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage();
  await read();
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

const readBeside = async (flood: string): Promise<void> => {
  const documents = [
    { path: 'flood.md', markdown: flood },
    { path: 'roses.md', markdown: `# Roses\n\n## Watering\n\nRoses are watered on *three* days.\n\n${flood}\n` },
    { path: 'tulips.md', markdown: '# Tulips\n\n## Bulbs\n\nTulip bulbs are planted in October.\n' },
  ];
  const { text, cited } = await ask(handlerFor({ documents }), 'When are tulip bulbs planted?');
  assert.equal(cited[0], 'tulips.md');
  assert.match(text, /October/);
  const site = createDocumentSite(documents, { home: 'Start', index: 'All documents' });
  assert.match(site.page('')!, /Tulips/);
  assert.match(site.page('roses.html')!, /Roses are watered on/);
  assert.ok(site.page('flood.html'));
};

describe('a folder of floods', () => {
  let usual: number;

  before(async () => {
    // Once more, as the first reading compiles the code.
    await readBeside(prose);
    usual = await workOf(() => readBeside(prose));
  });

  for (const [name, flood] of Object.entries(floods)) {
    test(`${name}: read, searched and shown in time, and what stands beside it is found`, async () => {
      const times = (await workOf(() => readBeside(flood))) / usual;
      assert.ok(times < mostTimes, `${Math.round(times)} times the work of prose`);
    });
  }
});
