/** With a coarse pointer: every target has 24 CSS pixels of its own (WCAG 2.2, 2.5.8). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { looks, states } from '../../scripts/sheets/combinations.js';
import { Stage } from '../../scripts/sheets/stage.js';

describe('with a coarse pointer', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open({ isTouch: true });
  });
  after(() => stage?.close());

  for (const state of states)
    it(`every target of the state ${state} has 24 px of its own`, async () => {
      await stage.bring(state, 'ltr');
      const flaws: Record<string, readonly string[]> = {};
      for (const look of looks)
        for (const density of ['comfortable', 'compact'] as const) {
          await stage.page.evaluate((next) => void (document.querySelector('unleash-chat')!.density = next), density);
          await stage.show({ layout: 'popup', look, theme: 'light', width: 390 });
          const found = await stage.targetFlaws();
          if (found.length > 0) flaws[`${look} ${density}`] = found;
        }
      assert.deepEqual(flaws, {});
    });

  it('markers themselves are 24 px wide and high, beside and below each other', async () => {
    await stage.bring('finished', 'ltr');
    for (const look of looks) {
      await stage.show({ layout: 'inline', look, theme: 'light', width: 390 });
      const small = await stage.page.evaluate(() => {
        const markers = document.querySelector('unleash-chat')!.shadowRoot!.querySelectorAll('.citation > *');
        return [...markers]
          .map((marker) => marker.getBoundingClientRect())
          .filter(({ width, height }) => width < 24 || height < 24);
      });
      assert.deepEqual(small, [], look);
    }
  });
});
