/** Tests of `findFlaws`: a chat whose styles are broken on purpose, in one way at a time. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Layout } from '../../scripts/sheets/combinations.js';
import { Stage } from '../../scripts/sheets/stage.js';

interface Break {
  readonly css: string;
  readonly flaw: RegExp;
  readonly layout?: Layout;
}

const breaks: Readonly<Record<string, Break>> = {
  'a row wider than the window': { css: '.footer { min-inline-size: 420px }', flaw: /is out of sight by|overflows/ },
  'a transcript that hides overflowing content': { css: '.turns { inline-size: 130% }', flaw: /hides \d+ px across/ },
  'lines that end beyond the edge': { css: '.prose { inline-size: 130% }', flaw: /is cut by/ },
  'a title cut without an ellipsis': {
    css: '.heading { display: block; max-inline-size: 60px; white-space: nowrap; -webkit-line-clamp: none }',
    flaw: /heading.* is cut by/,
  },
  'lines cut off at the bottom': { css: '.question p { max-block-size: 10px; overflow: hidden }', flaw: /hides \d+ px along/ },
  'a title without room': {
    css: '.heading { display: block; max-inline-size: 12px; text-overflow: ellipsis; white-space: nowrap }',
    flaw: /has no room for/,
  },
  'a button over text': { css: '.send { position: absolute; inset-block-end: 80px }', flaw: /lies over|is out of sight/ },
  'overlapping lines': { css: '.source .place { margin-block-start: -16px }', flaw: /lies over/ },
  'a panel beyond the edge': {
    css: '.frame { transform: translateX(60px) !important }',
    flaw: /is out of sight by/,
    layout: 'popup',
  },
  'a panel higher than the window': {
    css: '.frame { block-size: 2000px !important }',
    flaw: /is out of sight by/,
    layout: 'drawer',
  },
  'faint text': { css: ':host > * { --text-quiet: oklch(0.62 0 0) !important }', flaw: /is too faint \(3/ },
  'translucent text': { css: '.source .place { opacity: 0.8 }', flaw: /is too faint/ },
  'a faint icon': { css: '.header-button .icon { stroke: oklch(0.8 0 0) }', flaw: /icon.* is too faint/ },
  'a faint placeholder': { css: '.input::placeholder { color: oklch(0.7 0 0) !important }', flaw: /textarea.* is too faint/ },
  'text on a background of almost the same colour': { css: '.prose { background: oklch(0.4 0 0) }', flaw: /is too faint/ },
  'tiny type': { css: '.source .place { font-size: 9px !important }', flaw: /is set in 9 px/ },
};

describe('findFlaws reports', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
    await stage.bring('sources', 'ltr');
  });
  afterEach(() => stage.restyle(''));
  after(() => stage?.close());

  for (const [what, { css, flaw, layout = 'inline' }] of Object.entries(breaks))
    it(what, async () => {
      await stage.show({ layout, theme: 'light', width: 390 });
      assert.deepEqual(await stage.flaws(), [], 'before the styles are broken');
      await stage.restyle(css);
      const flaws = await stage.flaws();
      assert.ok(
        flaws.some((each) => flaw.test(each)),
        `reported: ${flaws.slice(0, 10).join('\n') || 'nothing'}`,
      );
    });

  it('a host page wider than the window', async () => {
    await stage.page.evaluate(() => document.body.append(Object.assign(document.createElement('div'), { id: 'wide' })));
    await stage.page.addStyleTag({ content: '#wide { inline-size: 900px; block-size: 1px }' });
    assert.match((await stage.flaws()).join('\n'), /the page overflows by 510 px/);
    await stage.page.evaluate(() => document.querySelector('#wide')!.remove());
  });
});
