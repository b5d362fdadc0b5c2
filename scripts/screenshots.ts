/**
 * `npm run build && npm run screenshots`: takes the pictures of README.md, in demo/screenshots/: an answer with an open citation
 * card, in light and dark.
 */
import { serveDemo } from '../demo/server/serve-demo.js';
import type { UnleashChat } from '../src/unleash-chat.js';
import { openChromium } from './browsers.js';
import { root } from './processes.js';

const demo = await serveDemo();
const browser = await openChromium();
try {
  for (const [colorScheme, name] of [
    ['light', 'answer'],
    ['dark', 'answer-dark'],
  ] as const) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 800, height: 1200 }, deviceScaleFactor: 1.5 });
    await page.goto(demo.url, { waitUntil: 'networkidle' });
    const chat = page.locator('unleash-chat');
    await chat.evaluate(async (element) => {
      element.style.setProperty('--unleash-chat-max-height', 'none');
      element.scrollIntoView();
      await (element as UnleashChat).send('How many days of parental leave do I get?');
    });
    await chat.locator('[part~="citation"]').nth(2).hover();
    await chat.locator('[part~="citation-card"]').waitFor();
    await chat.evaluate((element) =>
      Promise.all(
        element
          .shadowRoot!.getAnimations()
          .flatMap(({ timeline, finished }) => (timeline === document.timeline ? [finished] : [])),
      ),
    );
    await chat.screenshot({ path: `${root}demo/screenshots/${name}.png` });
    console.log(`demo/screenshots/${name}.png`);
    await page.close();
  }
} finally {
  await browser.close();
  await demo.close();
}
