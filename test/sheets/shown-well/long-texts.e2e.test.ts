/** Very long texts in narrow windows: nothing is hidden, cut off, covered or too faint. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { directions, layouts, themes, type Direction } from '../../../scripts/sheets/combinations.js';
import { longProblem, longSettings, longTurn } from '../../../scripts/sheets/long-texts.js';
import { Stage, type OwnTurn } from '../../../scripts/sheets/stage.js';

/** 320 × 256 CSS pixels: a window of 1280 × 1024 at a zoom of 400 %, as in WCAG 2.2, 1.4.10. */
const narrow = [
  { scale: 1, width: 280, height: 640 },
  { scale: 4, width: 320, height: 256 },
] as const;

for (const { scale, width, height } of narrow)
  describe(`long texts are rendered without flaws at ${width} × ${height} CSS pixels, ${scale} device pixels each`, () => {
    let stage: Stage;

    before(async () => {
      stage = await Stage.open({ scale });
    });
    after(() => stage?.close());

    const shownWell = async (direction: Direction, turn?: OwnTurn): Promise<void> => {
      await stage.bringOwn(direction, longSettings, turn);
      const flaws: Record<string, readonly string[]> = {};
      for (const layout of layouts)
        for (const theme of themes) {
          await stage.show({ layout, theme, width, height });
          const found = await stage.flaws();
          if (found.length > 0) flaws[`${layout} ${theme}`] = found;
        }
      assert.deepEqual(flaws, {});
    };

    for (const direction of directions) {
      it(`in the empty state, ${direction}`, () => shownWell(direction));
      it(`in an answer with forty sources, ${direction}`, () => shownWell(direction, longTurn));
      it(`in a problem document, ${direction}`, () => shownWell(direction, longProblem));
      it(`in a citation card, ${direction}`, async () => {
        await stage.bringOwn(direction, longSettings, longTurn);
        await stage.show({ layout: 'popup', theme: 'light', width, height });
        await stage.openCard();
        assert.deepEqual(await stage.flaws(), []);
      });
    }
  });
