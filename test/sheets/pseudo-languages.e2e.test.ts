/** Every state and layout with longer words, and from right to left, where little room is left. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { layouts, looksOf, nameOf, states } from '../../scripts/sheets/combinations.js';
import { Stage } from '../../scripts/sheets/stage.js';

const tight = [280, 390] as const;

describe('each state is rendered without flaws in languages with longer words, or from right to left', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage?.close());

  for (const [direction, texts] of [
    ['ltr', 'longer'],
    ['rtl', 'mirrored'],
  ] as const)
    for (const state of states)
      it(`${state}, ${texts}`, async () => {
        stage.texts = texts;
        await stage.bring(state, direction);
        const flaws = new Map<string, string[]>();
        for (const width of tight)
          for (const layout of layouts)
            for (const look of looksOf(state)) {
              await stage.show({ layout, look, theme: 'light', width });
              const where = `${nameOf({ state, layout, theme: 'light', direction, width })} ${look}`;
              for (const flaw of await stage.flaws()) flaws.set(flaw, [...(flaws.get(flaw) ?? []), where]);
            }
        assert.deepEqual(Object.fromEntries(flaws), {});
      });
});
