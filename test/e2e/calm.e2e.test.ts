/** Accessibility settings of the system: reduced motion and forced colours. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { serveDemo, type ServedDemo } from '../../demo/server/serve-demo.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { openChromium } from '../../scripts/browsers.js';

type Settings = Parameters<Browser['newPage']>[0];

let demo: ServedDemo;
let browser: Browser;

before(async () => {
  [demo, browser] = await Promise.all([serveDemo({ port: 0, pace: { milliseconds: 0, pieces: 8 } }), openChromium()]);
});
after(async () => {
  await browser?.close();
  await demo?.close();
});

/** Elements with an animation or a transition, and whether an animation is running. */
const movingIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('unleash-chat')!.shadowRoot!;
    const couldMove = [...root.querySelectorAll('*')].flatMap((element) =>
      ['', '::before', '::after', '::backdrop'].flatMap((pseudo) => {
        const { animationName, transitionDuration } = getComputedStyle(element, pseudo || null);
        return animationName === 'none' && /^[0s, ]*$/.test(transitionDuration)
          ? []
          : [`${element.localName}.${element.getAttribute('class')}${pseudo}`];
      }),
    );
    return [...new Set([...couldMove, ...root.getAnimations().map(() => 'an animation runs')])];
  });

const openPopup = async (settings: Settings, look: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 }, ...settings });
  await page.goto(`${demo.url}pages/popup.html`);
  await page.locator('unleash-chat').evaluate((chat, name) => chat.setAttribute('look', name), look);
  await page.locator('unleash-chat [part~="launcher"]').click();
  await page.locator('unleash-chat [part~="input"]').waitFor();
  return page;
};

const ask = (page: Page, assistant = ''): Promise<string | undefined> =>
  page.locator('unleash-chat').evaluate(async (element, assistantId) => {
    const chat = element as UnleashChat;
    chat.assistantId = assistantId;
    return (await chat.send('How many days of parental leave do I get?'))?.status;
  }, assistant);

for (const look of ['default', 'paper', 'bubbles']) {
  describe(`the look ${look}`, () => {
    it('has no animations or transitions under reduced motion, in any state', async () => {
      const page = await openPopup({ reducedMotion: 'reduce' }, look);
      const states: Record<string, readonly string[]> = { empty: await movingIn(page) };
      const silent = ask(page, 'fault:silent');
      await page.locator('unleash-chat .line.running').waitFor();
      states['searching'] = await movingIn(page);
      await page.locator('unleash-chat').evaluate((chat) => (chat as UnleashChat).stop());
      await silent;
      assert.equal(await ask(page), 'done');
      await page.locator('unleash-chat [part~="citation"]').first().hover();
      await page.locator('unleash-chat .citation-card:popover-open').waitFor();
      states['card'] = await movingIn(page);
      assert.equal(await ask(page, 'fault:forbidden'), 'failed');
      states['error'] = await movingIn(page);
      await page.locator('unleash-chat [part~="close"]').click();
      states['closed'] = await movingIn(page);
      assert.deepEqual(states, { empty: [], searching: [], card: [], error: [], closed: [] });
      await page.close();
    });

    it('has a border or an outline in forced colours around parts that otherwise differ by their background', async () => {
      const page = await openPopup({ forcedColors: 'active' }, look);
      assert.equal(await ask(page), 'done');
      const lines = await page.evaluate(() => {
        const root = document.querySelector('unleash-chat')!.shadowRoot!;
        return ['frame', 'composer', 'send', 'citation', 'launcher', 'table'].flatMap((name) => {
          const part = root.querySelector(`[part~="${name}"]`);
          if (!part) return [];
          // Or around its target, which is larger than a marker.
          const isDrawn = [undefined, '::after'].some((pseudo) => {
            const style = getComputedStyle(part, pseudo);
            const sides = ['top', 'bottom'].map((side) => style.getPropertyValue(`border-${side}-width`));
            return sides.some((width) => width !== '0px') || style.outlineStyle !== 'none';
          });
          return isDrawn ? [] : [name];
        });
      });
      assert.deepEqual(lines, []);
      await page.close();
    });
  });
}

it('without reduced motion, the default look has animations or transitions', async () => {
  const page = await openPopup({}, 'default');
  const moving = await movingIn(page);
  assert.ok(moving.length > 0, 'the panel and its buttons are animated');
  await page.close();
});
