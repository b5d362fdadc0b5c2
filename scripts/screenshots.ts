/**
 * `npm run build && npm run screenshots`: takes the pictures of README.md, in demo/screenshots/: an answer with the source of a
 * footnote opened beside it, in light and dark.
 */
import { writeFileSync } from 'node:fs';
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
    const page = await browser.newPage({ colorScheme, viewport: { width: 1240, height: 720 } });
    await page.goto(`${demo.url}pages/page.html`, { waitUntil: 'networkidle' });
    const chat = page.locator('unleash-chat');
    await chat.evaluate(async (element) => {
      await (element as UnleashChat).send('How many days of parental leave do I get?');
    });
    await chat.locator('[part~="citation"]').first().hover();
    await chat.locator('[part~="show-source"]').click();
    await chat.locator('[part~="source-reader"] mark').first().waitFor();
    await chat.evaluate((element) =>
      Promise.all(
        element
          .shadowRoot!.getAnimations()
          .flatMap(({ timeline, finished }) => (timeline === document.timeline ? [finished] : [])),
      ),
    );
    const clip = { ...(await chat.boundingBox())!, scale: 1.1 };
    const devtools = await page.context().newCDPSession(page);
    // The package contains the pictures. As PNG, they would be a sixth of it.
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 60, clip });
    writeFileSync(`${root}demo/screenshots/${name}.webp`, data, 'base64');
    console.log(`demo/screenshots/${name}.webp`);
    await page.close();
  }
} finally {
  await browser.close();
  await demo.close();
}
