/** Compares screenshots with reviewed references. `npm run sheets -- --update` updates the references. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { PNG } from 'pngjs';
import { root } from '../../scripts/processes.js';
import { directions, layouts, nameOf, states, themes } from '../../scripts/sheets/combinations.js';
import { comparePixels } from '../../scripts/sheets/compare-pixels.js';
import { chosen, referenceOf, shoot } from '../../scripts/sheets/references.js';
import { Stage } from '../../scripts/sheets/stage.js';

const folder = `${root}.sheets/differences/`;

describe('screenshots', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage?.close());

  for (const combination of chosen) {
    const name = nameOf(combination);
    it(`of ${name} match the reference`, async () => {
      assert.ok(existsSync(referenceOf(combination)), 'there is no reference: npm run sheets -- --update');
      const actual = await shoot(stage, combination);
      const { complaint, difference } = comparePixels(readFileSync(referenceOf(combination)), actual);
      if (!complaint) return;
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}${name}.png`, actual);
      writeFileSync(`${folder}${name}-difference.png`, difference);
      assert.fail(`${name} ${complaint}. See .sheets/differences/${name}-difference.png, and ${name}.png beside it.`);
    });
  }

  it('cover every state, layout, theme and direction', () => {
    assert.equal(chosen.length, 24);
    for (const [key, all] of Object.entries({ state: states, layout: layouts, theme: themes, direction: directions }))
      assert.deepEqual(new Set(chosen.map((each) => each[key as 'state'])), new Set<string>(all));
  });
});

describe('the comparison of screenshots', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
    await stage.bring('finished', 'ltr');
    await stage.show({ layout: 'popup', theme: 'light', width: 768 });
  });
  after(() => stage?.close());

  /** Compares the chat without and with additional styles. */
  const compared = async (css: string): Promise<string | undefined> => {
    const usual = await stage.picture();
    await stage.restyle(css);
    const changed = await stage.picture();
    await stage.restyle('');
    return comparePixels(usual, changed).complaint;
  };

  it('accepts an unchanged chat', async () => {
    assert.equal(await compared(''), undefined);
  });

  it('accepts different antialiasing', async () => {
    const usual = await stage.picture();
    const { complaint } = comparePixels(usual, smoothed(usual));
    assert.equal(complaint, undefined);
  });

  for (const [what, css] of Object.entries({
    'text that has moved by a pixel': '.prose { position: relative; top: 1px }',
    'text that has moved by half a pixel': '.prose { position: relative; left: 0.5px }',
    'slightly wider padding': '.turns { padding-inline: 18px !important }',
    'slightly larger type': '.prose { font-size: 1.02em }',
    'another accent colour': ':host > * { --accent: oklch(0.55 0.13 290) !important }',
    'paler secondary text': ':host > * { --text-quiet: oklch(0.56 0.015 262) !important }',
    'a darker tinted surface': ':host > * { --surface-tint: oklch(0.93 0.006 262) !important }',
    'heavier type': '.heading { font-weight: 700 !important }',
    'other border radii': '.question { border-radius: 4px !important }',
    'a missing icon': '.send svg { visibility: hidden }',
    'a missing marker': '.citation { visibility: hidden }',
  }))
    it(`detects ${what}`, async () => {
      assert.match((await compared(css)) ?? 'nothing', /differs most at/);
    });
});

/** The picture as another rasteriser might draw it: with slightly softer edges. */
function smoothed(picture: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(picture);
  const soft = new PNG({ width, height });
  const at = (x: number, y: number, channel: number): number => data[(y * width + x) * 4 + channel]!;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        const beside = (at(Math.max(0, x - 1), y, channel) + at(Math.min(width - 1, x + 1), y, channel)) / 2;
        soft.data[(y * width + x) * 4 + channel] = Math.round(at(x, y, channel) * 0.96 + beside * 0.04);
      }
  return PNG.sync.write(soft);
}
