/** What users have set in their system: forced colours, more contrast, less transparency, less motion. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PNG } from 'pngjs';
import { looks, states, themes } from '../../scripts/sheets/combinations.js';
import { Stage } from '../../scripts/sheets/stage.js';

let stage: Stage;

before(async () => {
  stage = await Stage.open();
});
after(() => stage?.close());

/** Computed values of the first element that matches, or of a pseudo-element of it. */
const styleOf = (selector: string, properties: readonly string[], pseudo?: string): Promise<Readonly<Record<string, string>>> =>
  stage.page.evaluate(
    ([wanted, names, part]) => {
      const element = document.querySelector('unleash-chat')!.shadowRoot!.querySelector(wanted);
      if (!element) throw new Error(`There is no ${wanted}`);
      const style = getComputedStyle(element, part);
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
    },
    [selector, properties, pseudo] as const,
  );

/** How many pixels of an element have another colour than the one most of it has. */
async function drawnPixels(selector: string): Promise<number> {
  const { data } = PNG.sync.read(await stage.page.locator(`unleash-chat ${selector}`).first().screenshot());
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.readUInt32BE(at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return data.length / 4 - Math.max(...counts.values());
}

describe('with more contrast', () => {
  for (const theme of themes)
    it(`small text has a contrast of 7, lines and boundaries are clear (${theme})`, async () => {
      const flaws: Record<string, readonly string[]> = {};
      for (const state of states) {
        await stage.bring(state, 'ltr');
        await stage.emulate({ 'prefers-contrast': 'more' });
        for (const look of looks) {
          await stage.show({ layout: 'popup', look, theme, width: 390 });
          const found = await stage.flaws(7);
          if (found.length > 0) flaws[`${state} ${look}`] = found;
        }
      }
      assert.deepEqual(flaws, {});
    });

  it('questions have a boundary, and nothing is translucent or fades', async () => {
    await stage.bring('finished', 'ltr');
    await stage.emulate({ 'prefers-contrast': 'more' });
    await stage.show({ layout: 'inline', theme: 'light', width: 390 });
    const question = await styleOf('.question', ['outline-color', 'outline-width']);
    assert.equal(question['outline-width'], '1px');
    assert.doesNotMatch(question['outline-color']!, /, 0\)|transparent/);
    assert.equal((await styleOf('.header-button', ['opacity']))['opacity'], '1');
    assert.equal((await styleOf('.footer', ['content', 'display'], '::before'))['display'], 'none');
  });
});

describe('with reduced transparency', () => {
  it('nothing is translucent or fades', async () => {
    await stage.bring('finished', 'ltr');
    for (const [feature, opacity, display] of [
      ['no-preference', '0.75', 'block'],
      ['reduce', '1', 'none'],
    ] as const) {
      await stage.emulate({ 'prefers-reduced-transparency': feature });
      await stage.show({ layout: 'popup', theme: 'light', width: 390 });
      assert.equal((await styleOf('.header-button', ['opacity']))['opacity'], opacity, feature);
      assert.equal((await styleOf('.footer', ['display'], '::before'))['display'], display, feature);
      const { 'background-color': backdrop } = await styleOf('.frame', ['background-color'], '::backdrop');
      assert.equal(/\/ 0\.\d+\)|rgba\(.*, 0?\.\d+\)/.test(backdrop!), feature === 'no-preference', backdrop);
    }
  });
});

describe('in forced colours', () => {
  const force = async (
    state: 'finished' | 'searching' | 'card' | 'conversations' | 'feedback' | 'editing' | 'empty',
  ): Promise<void> => {
    await stage.bring(state, 'ltr');
    await stage.emulate({ 'forced-colors': 'active' });
    await stage.show({ layout: 'inline', theme: 'light', width: 390 });
  };
  const seen = (colour: string | undefined): boolean => colour !== undefined && !/, 0\)|transparent/.test(colour);

  it('questions are boxes', async () => {
    await force('finished');
    await stage.restyle('.question p { visibility: hidden } .question-actions { display: none }');
    assert.ok((await drawnPixels('.question')) > 300, 'the box is drawn');
    await stage.restyle('');
  });

  it('the line under the current step is seen, and the mark of a running one', async () => {
    await force('searching');
    await stage.restyle('.line .text, .line .icon { visibility: hidden }');
    assert.ok((await drawnPixels('.line.running')) > 50, 'the line is drawn');
    await stage.restyle('details { interpolate-size: numeric-only }');
    await stage.page.locator('unleash-chat .line.running').click();
    assert.ok((await drawnPixels('.step.running .mark')) > 10, 'the mark is drawn');
    await stage.restyle('');
  });

  it('markers are boxes, those of an open card stand out, and marks of passages are underlined', async () => {
    await force('card');
    const marker = await styleOf('.citation > *', ['border-top-width', 'inset-block-start', 'block-size'], '::after');
    assert.deepEqual([marker['border-top-width'], marker['inset-block-start']], ['1px', '0px']);
    assert.ok(parseFloat(marker['block-size']!) < 20, 'lower than the line');
    const open = await styleOf('.citation > [data-open]', ['background-color']);
    const other = await styleOf('.citation > :not([data-open])', ['background-color']);
    assert.notEqual(open['background-color'], other['background-color']);
    const mark = await styleOf('.citation-card mark', ['text-decoration-line']);
    assert.equal(mark['text-decoration-line'], 'underline');
  });

  it('what is pressed and what is chosen are told from what is not', async () => {
    await force('feedback');
    const pressed = await styleOf('[part~=not-helpful][aria-pressed=true]', ['border-top-width', 'border-top-color']);
    assert.equal(pressed['border-top-width'], '1px');
    assert.ok(seen(pressed['border-top-color']), pressed['border-top-color']);
    assert.equal((await styleOf('[part~=helpful]', ['border-top-width']))['border-top-width'], '0px');
    await force('editing');
    assert.equal((await styleOf('.edit-question[aria-pressed=true]', ['border-top-width']))['border-top-width'], '1px');
  });

  it('fields are boxes, and what cannot be sent is grey', async () => {
    await force('empty');
    const composer = await styleOf('.composer', ['border-top-color', 'background-color']);
    assert.notEqual(composer['border-top-color'], composer['background-color']);
    const idle = await styleOf('.send', ['color']);
    await stage.page.locator('unleash-chat .input').fill('A question');
    const ready = await styleOf('.send', ['color']);
    assert.notEqual(idle['color'], ready['color']);
    await force('conversations');
    const search = await styleOf('.search-conversations', ['border-top-color', 'background-color']);
    assert.notEqual(search['border-top-color'], search['background-color']);
  });

  it('nothing is too faint or lost in any state', async () => {
    const flaws: Record<string, readonly string[]> = {};
    for (const state of states) {
      await stage.bring(state, 'ltr');
      await stage.emulate({ 'forced-colors': 'active' });
      for (const theme of themes) {
        await stage.show({ layout: 'popup', theme, width: 390 });
        const found = await stage.flaws();
        if (found.length > 0) flaws[`${state} ${theme}`] = found;
      }
    }
    assert.deepEqual(flaws, {});
  });
});

describe('with reduced motion', () => {
  it('nothing is animated, by styles or by scripts, and the marker shown from the list is seen', async () => {
    await stage.bring('sources', 'ltr');
    await stage.show({ layout: 'inline', theme: 'light', width: 390 });
    const animations = await stage.page.evaluate(() => {
      const root = document.querySelector('unleash-chat')!.shadowRoot!;
      root.querySelector<HTMLElement>('.source button.number')!.click();
      return root.getAnimations().length;
    });
    assert.equal(animations, 0);
    const marker = await styleOf('.citation > :focus', ['outline-style', 'outline-width']);
    assert.deepEqual(marker, { 'outline-style': 'solid', 'outline-width': '2px' });
  });
});

describe('the focus ring of the launcher', () => {
  for (const theme of themes)
    for (const colour of ['white', '#777', 'black', 'oklch(0.48 0.13 258)', 'oklch(0.76 0.11 252)'])
      it(`has two colours of a contrast of 3 on ${colour} (${theme})`, async () => {
        await stage.bring('empty', 'ltr');
        await stage.show({ layout: 'popup', theme, width: 390 });
        await stage.page.evaluate((background) => {
          document.documentElement.style.background = background;
          const chat = document.querySelector('unleash-chat')!;
          chat.hide();
          chat.shadowRoot!.querySelector<HTMLElement>('.launcher')!.focus({ focusVisible: true } as FocusOptions);
        }, colour);
        await stage.page.keyboard.press('Shift');
        const { x, y, height } = (await stage.page.locator('unleash-chat .launcher').boundingBox())!;
        const { data, width } = PNG.sync.read(await stage.picture());
        const ring = [1, 2, 3, 4, 5].map((distance) => {
          const at = (Math.round(y + height / 2) * width + Math.round(x) - distance) * 4;
          return [...data.subarray(at, at + 3)].map((value) => value / 255);
        });
        const luminances = ring.map((channels) => {
          const [red = 0, green = 0, blue = 0] = channels.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        });
        const contrast = (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
        assert.ok(contrast >= 3, `${contrast.toFixed(2)} : 1`);
        await stage.page.evaluate(() => document.documentElement.style.removeProperty('background'));
      });
});
