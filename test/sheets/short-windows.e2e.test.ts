/** In a short window, the whole panel scrolls: the transcript keeps its height, and everything is reached. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { layouts } from '../../scripts/sheets/combinations.js';
import { Stage } from '../../scripts/sheets/stage.js';

describe('in a short window', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage?.close());

  for (const [width, height] of [
    [320, 256],
    [740, 320],
  ] as const)
    for (const layout of layouts)
      it(`of ${width} × ${height}, the transcript keeps its height and all is reached by scrolling (${layout})`, async () => {
        await stage.bring('finished', 'ltr');
        await stage.show({ layout, theme: 'light', width, height });
        const measured = await stage.page.evaluate(() => {
          const root = document.querySelector('unleash-chat')!.shadowRoot!;
          const find = (selector: string): HTMLElement => root.querySelector<HTMLElement>(selector)!;
          const isInWindow = (element: HTMLElement): boolean => {
            element.scrollIntoView({ block: 'nearest' });
            const { top, bottom, left, right } = element.getBoundingClientRect();
            const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return top >= -1 && bottom <= innerHeight + 1 && element.contains(hit);
          };
          return {
            transcript: find('.transcript').clientHeight,
            header: find('.header').offsetHeight,
            field: isInWindow(find('.input')),
            disclaimer: isInWindow(find('.disclaimer')),
            heading: isInWindow(find('.heading')),
          };
        });
        const { transcript, header, ...inWindow } = measured;
        assert.ok(transcript >= 130, `the transcript is ${transcript} px high`);
        assert.ok(header <= 40, `the header is ${header} px high`);
        assert.deepEqual(inWindow, { field: true, disclaimer: true, heading: true });
      });
});
