import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { layouts, looksOf, nameOf, states, themes, widths, type Direction } from '../../../scripts/sheets/combinations.js';
import { Stage } from '../../../scripts/sheets/stage.js';

/** Nothing is hidden, cut off, covered or too faint. Each direction has a test file, because both in one take minutes. */
export function testStates(direction: Direction): void {
  describe('each state is rendered without flaws in all layouts, themes and widths', () => {
    let stage: Stage;

    before(async () => {
      stage = await Stage.open();
    });
    after(() => stage?.close());

    for (const state of states)
      it(`${state}, ${direction}`, async () => {
        await stage.bring(state, direction);
        const flaws = new Map<string, string[]>();
        for (const width of widths)
          for (const layout of layouts)
            for (const theme of themes)
              for (const look of looksOf(state)) {
                await stage.show({ layout, look, theme, width });
                const where = `${nameOf({ state, layout, theme, direction, width })} ${look}`;
                for (const flaw of await stage.flaws()) flaws.set(flaw, [...(flaws.get(flaw) ?? []), where]);
              }
        assert.deepEqual(Object.fromEntries(flaws), {});
      });
  });
}
