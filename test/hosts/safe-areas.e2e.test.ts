/** Phones with a notch and a home indicator, on pages that cover them (`viewport-fit=cover`). Only Chromium can emulate them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { hostSuite } from './host-suite.js';

const portrait = { width: 390, height: 844, insets: { top: 47, bottom: 34, left: 0, right: 0 } };
const landscape = { width: 844, height: 390, insets: { top: 0, bottom: 21, left: 59, right: 59 } };
const notchAtLeft = { width: 1000, height: 390, insets: { top: 24, bottom: 21, left: 59, right: 0 } };
type Phone = typeof portrait;

describe('safe areas', () => {
  const suite = hostSuite();

  const open = async ({ width, height, insets }: Phone, attributes: string): Promise<Page> => {
    const page = await suite.browser.newPage({ viewport: { width, height } });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setSafeAreaInsetsOverride', { insets });
    const head = '<meta name="viewport" content="width=device-width, viewport-fit=cover" /><style>body { margin: 0 }</style>';
    const body = `<unleash-chat endpoint="/unleash" persist="none" heading="Ask us" ${attributes}></unleash-chat>`;
    await page.goto(suite.pages.add({ build: 'module', head, body }));
    return page;
  };

  const assertInside = async (page: Page, { width, height, insets }: Phone, parts: readonly string[]): Promise<void> => {
    for (const part of parts) {
      const { x, y, width: w, height: h } = (await page.locator(`[part~=${part}]`).first().boundingBox())!;
      const isInside = x >= insets.left && y >= insets.top && x + w <= width - insets.right && y + h <= height - insets.bottom;
      assert.ok(isInside, `${part} at ${x}, ${y}, ${w} wide and ${h} high`);
    }
  };

  const panel = ['title', 'transcript', 'composer', 'send'];

  for (const [name, phone] of Object.entries({ portrait, landscape, notchAtLeft })) {
    for (const dir of ['ltr', 'rtl']) {
      for (const layout of ['page', 'popup', 'drawer']) {
        it(`${name}, ${dir}: a ${layout} lies beside them`, async () => {
          const page = await open(phone, `dir="${dir}" layout="${layout}"`);
          if (layout !== 'page') {
            await page.locator('[part~=launcher]').waitFor();
            await assertInside(page, phone, ['launcher']);
            await page.locator('[part~=launcher]').click();
          }
          await page.locator('[part~=input]').waitFor();
          await page.evaluate(() =>
            Promise.all(
              document
                .querySelector('unleash-chat')!
                .shadowRoot!.getAnimations()
                .map(({ finished }) => finished),
            ),
          );
          await assertInside(page, phone, layout === 'page' ? panel : [...panel, 'close']);
          await page.context().close();
        });
      }
    }
  }

  it('a card lies beside them', async () => {
    const page = await open(landscape, 'layout="page"');
    await page.locator('[part~=input]').fill('How many days of parental leave do I get?');
    await page.keyboard.press('Enter');
    const marker = page.locator('[part~=citation]').first();
    await marker.waitFor();
    await marker.evaluate((element) => (element.closest<HTMLElement>('.prose')!.style.marginInlineStart = '-70px'));
    await marker.focus();
    await page.locator('[part~=citation-card]').waitFor();
    await assertInside(page, landscape, ['citation-card']);
    await page.context().close();
  });
});
