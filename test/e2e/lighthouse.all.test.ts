/** Lighthouse over pages of the static demo, as on a phone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import lighthouse from 'lighthouse';
import puppeteer, { type Browser } from 'puppeteer-core';
import { chromiumArguments, requireBrowsers } from '../../scripts/browsers.js';
import { serveStaticDemo, type ServedStaticDemo } from './serve-static-demo.js';

const pages = [
  ...['index.html', 'playground/index.html', 'pages/popup.html', 'pages/page.html', 'themes/port-authority.html'],
  ...['documents/people/parental-leave.html', 'guides/reference.html'],
];

/** The least score of each category, of 100. Performance is printed only: it varies with what else the machine does. */
const least = { performance: 0, accessibility: 100, 'best-practices': 100 };

describe('Lighthouse', () => {
  let served: ServedStaticDemo;
  let browser: Browser;

  before(async () => {
    served = await serveStaticDemo('/a/b/c/');
    const [chromium] = await requireBrowsers(['chromium'], true);
    browser = await puppeteer.launch({ executablePath: chromium!.executable, args: [...chromiumArguments] });
  });

  after(async () => {
    await browser?.close();
    await served?.close();
  });

  for (const path of pages) {
    it(path, async () => {
      const port = Number(new URL(browser.wsEndpoint()).port);
      const result = await lighthouse(served.url + path, { port, logLevel: 'error', onlyCategories: Object.keys(least) });
      const { categories, audits, runtimeError } = result!.lhr;
      assert.equal(runtimeError, undefined);
      const scores = Object.entries(categories).map(([name, { score }]) => [name, Math.round(score! * 100)] as const);
      const metrics = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];
      console.log(`${path}: ${scores.map(([name, score]) => `${name} ${score}`).join(', ')}`);
      console.log(metrics.map((name) => `  ${audits[name]!.title}: ${audits[name]!.displayValue}`).join('\n'));
      for (const [name, score] of scores) {
        const { auditRefs } = categories[name]!;
        const failed = auditRefs.flatMap(({ id, weight }) => {
          const { title, score: own } = audits[id]!;
          return weight > 0 && own !== null && own < 0.9 ? [title] : [];
        });
        assert.ok(score >= least[name as keyof typeof least], `${name} is ${score}: ${failed.join('; ')}`);
      }
    });
  }
});
