/**
 * A long block of code that streams into the chat, with a language that gets colours and without one, in one run: all work of the
 * main thread until the block is finished, coloured as far as it is near the screen, and the page is idle.
 *
 *   npm run bench:code
 *   npm run bench:code -- --size 32 --runs 9
 */
import { parseArgs } from 'node:util';
import { openChromium } from '../../scripts/browsers.js';
import { answer, pieces } from './answers.js';
import { bundle } from './browser.js';

const { values } = parseArgs({ options: { size: { type: 'string', default: '32' }, runs: { type: 'string', default: '9' } } });

/** Of the cost without colours. */
const limit = 1.3;

const code = answer('code', Number(values.size) * 1_000).replace(/^```ts/, '');
const scripts = [(await bundle('conversations/unleash-chat.ts')).code, (await bundle('conversation-page.ts')).code];
const browser = await openChromium();

/** Main-thread milliseconds, whatever else the machine does. */
async function run(language: string): Promise<number> {
  const tab = await browser.newPage({ viewport: { width: 900, height: 800 } });
  try {
    await tab.setContent('<!doctype html><body style="font:16px/1.5 sans-serif"><div id="host"></div>');
    for (const content of scripts) await tab.addScriptTag({ content });
    await tab.evaluate(() => globalThis.showConversation([{ role: 'user', text: 'one' }], ['one', 'one']));
    await tab.evaluate(() => globalThis.beginAnswer());
    const client = await tab.context().newCDPSession(tab);
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async (): Promise<number> => {
      const { metrics } = await client.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1_000;
    };
    const before = await spent();
    // Behind the block, so that it is finished.
    const text = pieces(`\`\`\`${language}${code}\nDone.\n`);
    await tab.evaluate((given) => globalThis.streamAnswer(given, 32), text);
    await tab.locator('unleash-chat .code-tools').waitFor();
    if (language) await tab.locator('unleash-chat [class^="token-"]').first().waitFor();
    await tab.evaluate(coloursAreThere);
    return (await spent()) - before;
  } finally {
    await tab.close();
  }
}

/** In the page: settles once it has been idle so often that no more colours come. */
async function coloursAreThere(): Promise<void> {
  const { shadowRoot } = document.querySelector('unleash-chat')!;
  let known = -1;
  for (let idle = 0; idle < 10; idle++) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    const { length } = shadowRoot!.querySelectorAll('[class^="token-"]');
    if (length !== known) idle = 0;
    known = length;
  }
}

const median = (numbers: readonly number[]): number => numbers.toSorted((one, other) => one - other)[numbers.length >> 1]!;

try {
  const costs = { ts: [] as number[], '': [] as number[] };
  await run('ts');
  // Turn about, so that what else the machine does falls on both.
  for (let index = 0; index < Number(values.runs); index++)
    for (const language of ['ts', ''] as const) costs[language].push(await run(language));
  const [coloured, plain] = [median(costs.ts), median(costs[''])];
  const ratio = coloured / plain;
  console.log(`${values.size} kB of code: ${coloured.toFixed(0)} ms with colours, ${plain.toFixed(0)} ms without`);
  console.log(`${ratio <= limit ? 'ok  ' : 'MISS'} of the cost without: ${ratio.toFixed(2)}, at most ${limit.toFixed(2)}`);
  process.exitCode = ratio <= limit ? 0 : 1;
} finally {
  await browser.close();
}
