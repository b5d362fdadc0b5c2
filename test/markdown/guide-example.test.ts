import { expect } from '@open-wc/testing';
import { pageModule } from '../fixtures/page-module.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, event } from '../ui/harness.js';

/** Runs the first example of the guide that creates a renderer, with a connection to `endpoint`. */
async function runExample(endpoint: string): Promise<void> {
  const guide = await (await fetch('/demo/guides/renderer.md')).text();
  const example = [...guide.matchAll(/^```js\n(.*?)^```/gms)]
    .map(([, code]) => code!)
    .find((code) => code.includes('createAnswerRenderer'))!;
  const code = example
    .replace(`'unleash-chat/client'`, `'${pageModule('src/client')}'`)
    .replace(`'unleash-chat/markdown'`, `'${pageModule('src/markdown/answer-renderer')}'`)
    .replace(`'/unleash'`, `'${new URL(endpoint, location.href).href}'`);
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  await import(/* @vite-ignore */ url);
  URL.revokeObjectURL(url);
}

/** The same answer, whose last text event repeats the whole text instead of only the new part. */
const repeated = answerEvents.map((each) =>
  each.includes(' In Germany') ? event({ text: 'You get **80 days**. In Germany, add 10.' }) : each,
);

describe('the example of demo/guides/renderer.md', () => {
  for (const [how, chunks] of [
    ['deltas', answerEvents],
    ['cumulative text', repeated],
  ] as const) {
    it(`renders an answer of the client with its footnotes: ${how}`, async () => {
      const { endpoint } = await createStreamFixture({ chunks });
      await runExample(endpoint);
      const host = document.body.lastElementChild!;
      expect(host.textContent!.match(/80 days/g)).to.have.lengthOf(1);
      expect(host.querySelector('strong')!.textContent).to.equal('80 days');
      expect([...host.querySelectorAll('.citation')].map(({ textContent }) => textContent!.trim())).to.deep.equal(['1', '2']);
      host.remove();
    });
  }
});
