import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from '../fast-check.js';
import { marked, type Tokens } from 'marked';
import { stretchesOf } from '../../demo/assistant/documents/markdown.js';
import { linkTarget } from '../../demo/assistant/documents/addresses.js';
import { parsePage } from '../../demo/assistant/documents/page.js';
import { piecesOf } from '../../demo/assistant/api/pace.js';
import { sentencesOf } from '../../demo/assistant/documents/passages.js';
import { nearestTerm } from '../../demo/assistant/search/terms.js';
import { contentWords, termOf, termsOf } from '../../demo/assistant/search/terms.js';

describe('terms', () => {
  const families = [
    ['policy', 'policies'],
    ['apply', 'applies', 'applied', 'applying'],
    ['class', 'classes'],
    ['deploy', 'deployment', 'deployments', 'deployed'],
    ['cancel', 'cancelled', 'cancellation'],
    ['parent', 'parents', 'parental'],
    ['leave', 'leaves', 'leaving'],
    ['Müller', 'Muller'],
  ];
  for (const family of families) {
    test(`${family.join(', ')} are one`, () => assert.equal(new Set(family.flatMap(termOf)).size, 1));
  }
  for (const [one, other] of [
    ['need', 'news'],
    ['bus', 'busy'],
    ['annual', 'annul'],
    ['this', 'thing'],
  ]) {
    test(`${one} and ${other} are two`, () => assert.notDeepEqual(termOf(one!), termOf(other!)));
  }

  test('compounds are found whole and in parts', () => {
    assert.ok(['wi', 'fi', 'wifi'].every((term) => termsOf('Wi-Fi').includes(term)));
    assert.ok(['use', 'new', 'renderer'].every((term) => termsOf('useNewRenderer').includes(term)));
    assert.ok(!termsOf('[text](https://hidden.example/page)').includes('hidden'));
    assert.deepEqual(termsOf('休暇日'), ['休暇', '暇日']);
  });

  test('capitals make a name of a stop word', () => {
    assert.deepEqual(contentWords('What is it like for us in the US?'), ['US']);
    assert.deepEqual(contentWords('WHAT IS IT'), []);
  });

  test('a long run of anything is read in no time', () => {
    const started = process.cpuUsage();
    for (const run of ['a', '](', '-a', 'aB', '(', 'é']) termsOf(run.repeat(400_000));
    assert.ok(process.cpuUsage(started).user < 20e6);
  });

  test('one slip is forgiven, two are not', () => {
    const known = new Map([
      ['annual', 5],
      ['manual', 9],
    ]);
    assert.deepEqual(
      ['annaul', 'anual', 'annnual', 'annuul', 'anaul', 'lannua'].map((term) => nearestTerm(term, known)),
      ['annual', 'annual', 'annual', 'annual', undefined, undefined],
    );
  });
});

describe('sentences', () => {
  const cut = (markdown: string) => sentencesOf(stretchesOf((marked.lexer(markdown)[0] as Tokens.Paragraph).tokens, () => 'to'));

  test('end where a sentence ends, not at an abbreviation, nor in code, links or bold', () => {
    assert.deepEqual(
      cut('Ask Dr. Köhler, e.g. by mail. Run `a. B`. See **the guide. It helps** and [that. Page](x.md). €1.50 is due! Really?'),
      [
        'Ask Dr. Köhler, e.g. by mail.',
        'Run `a. B`.',
        'See **the guide. It helps** and [that. Page](to).',
        '€1.50 is due!',
        'Really?',
      ],
    );
  });

  test('hold no HTML and no image', () => {
    assert.deepEqual(cut('Some <b onclick="x">bold</b> and ![a *picture*](p.png) here.'), ['Some bold and a picture here.']);
  });
});

describe('pages', () => {
  test('anchors are told apart, titles come from the front matter, the first heading or the file', () => {
    const page = parsePage({ path: 'a/b.md', markdown: '## What’s new?\n\n## What’s new?\n\n## ***\n' });
    assert.deepEqual([...page.anchors.values()].slice(0, 2), ['whats-new', 'whats-new-1']);
    assert.equal(page.title, 'What’s new?');
    assert.equal(parsePage({ path: 'a/b-c_d.md', markdown: 'Text.' }).title, 'b c d');
    assert.equal(parsePage({ path: 'b.md', markdown: '---\r\ntitle: 42\r\n---\r\n# Other' }).title, '42');
  });

  test('links lead to a path of the folder, or nowhere', () => {
    assert.deepEqual(linkTarget('a/b.md', '../c.md#x'), { path: 'c.md', anchor: 'x' });
    assert.deepEqual(linkTarget('a/b.md', '#x'), { path: 'a/b.md', anchor: 'x' });
    assert.deepEqual(linkTarget('a/b.md', '/c%20d.md'), { path: 'c d.md' });
    for (const href of ['https://x.example/', '//x.example/a.md', 'javascript:alert(1)', 'mailto:a@b.example', '%E0%A4']) {
      assert.equal(linkTarget('a/b.md', href)?.path.endsWith('.md') ?? false, false, href);
    }
  });
});

test('pieces are small and lose nothing, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const pieces = piecesOf(text);
      assert.equal(pieces.join(''), text);
      assert.ok(pieces.every((piece) => piece !== '' && !/\p{Surrogate}/u.test(piece)));
    }),
  );
});
