/** Pages whose libraries replace what browsers have by now: the widget asks, answers and keeps the conversation all the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { hostSuite } from './host-suite.js';
import { builds, type Build, type Library } from './serve-host-pages.js';
import type { StreamFixture } from '../fixtures/stream-fixture.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;

const resources = { enterprise: { results: [{ id: 'a', title: 'Parental leave', url: 'https://wiki.example/a' }] } };
const answer = [
  event({ toolCalls: [{ id: 'call-1', name: 'search' }] }),
  event({ tool: { response: { name: 'search', toolId: 'call-1', resources } } }),
  event({ text: '- You get **80 days**.\n- In Germany, add 10.\n\n| Where | Days |\n| --- | --- |\n| Germany | 90 |\n' }),
  event({ reference: { referenceIds: ['a'], position: 22 } }),
];

interface OldPage {
  readonly library: Library;
  readonly head?: string;
  /** An expression that is true if the library has replaced what it replaces. */
  readonly replaces: string;
  /** What the console says of it. */
  readonly warnings?: RegExp;
}

const oldPages: readonly OldPage[] = [
  { library: 'prototype', replaces: 'Array.from({ length: 1 }, () => 1)[0] !== 1 && Array.isArray([].entries())' },
  { library: 'prototype 1.6', replaces: `JSON.stringify([1]) !== '[1]' && Array.from(new Set([1])).length === 0` },
  { library: 'mootools', replaces: `!/native/.test(Event) && Array.from('ab').length === 1` },
  {
    library: 'whatwg-fetch',
    head: '<script>delete window.fetch; window.fetch = undefined</script>',
    replaces: '!/native/.test(fetch)',
    warnings: /`fetch`.* no streams/,
  },
];

describe('on a page with', () => {
  const suite = hostSuite();

  const open = async (
    build: Build,
    { library, head }: OldPage,
  ): Promise<{ page: Page; service: StreamFixture; said: string[] }> => {
    const service = await suite.pages.answers({ chunks: answer });
    const page = await suite.browser.newPage();
    page.setDefaultTimeout(10_000);
    const said: string[] = [];
    page.on('pageerror', ({ message }) => said.push(message));
    page.on(
      'console',
      (message) =>
        void (
          /error|warning/.test(message.type()) &&
          !message.location().url.endsWith('/favicon.ico') &&
          said.push(message.text())
        ),
    );
    const body = `<unleash-chat endpoint="${service.endpoint}" layout="popup" instructions="Be brief."></unleash-chat>`;
    await page.goto(suite.pages.add({ build, libraries: [library], ...(head ? { head } : {}), body }));
    return { page, service, said };
  };

  const ask = async (page: Page, question: string): Promise<void> => {
    await page.locator('[part~=launcher]').click();
    await page.locator('[part~=input]').waitFor();
    await page.keyboard.type(question);
    await page.keyboard.press('Enter');
  };

  const shown = async (page: Page, count: number): Promise<void> => {
    await page
      .locator('[part~=source]')
      .nth(count - 1)
      .waitFor();
    assert.deepEqual(
      await page.locator('[part~=question] p').allInnerTexts(),
      ['How much leave?', 'And in Germany?'].slice(0, count),
    );
    const prose = page.locator('[part~=prose]').last();
    for (const [selector, texts] of Object.entries({ strong: ['80 days'], '[part~=citation]': ['1'], td: ['Germany', '90'] }))
      assert.deepEqual(await prose.locator(selector).allTextContents(), texts);
    assert.equal(await prose.locator('li').last().textContent(), 'In Germany, add 10.');
  };

  for (const oldPage of oldPages) {
    for (const build of builds) {
      it(`${oldPage.library}, the ${build} build asks, answers and keeps the conversation`, async () => {
        const { page, service, said } = await open(build, oldPage);
        assert.ok(await page.evaluate(oldPage.replaces), 'the library is in force');
        await ask(page, 'How much leave?');
        await shown(page, 1);
        await page.reload();
        await ask(page, 'And in Germany?');
        await shown(page, 2);
        const bodies = (await service.requests({ atLeast: 2 })).map(({ body }) => JSON.parse(body) as { messages: object[] });
        assert.deepEqual(
          bodies.map(({ messages }) => messages.length),
          [1, 3],
        );
        assert.deepEqual(bodies[0]!.messages, [{ text: 'How much leave?', role: 'User' }]);
        const exported = await page.evaluate(async () => {
          const chat = document.querySelector<UnleashChat>('unleash-chat')!;
          await chat.loadConversation(await chat.exportConversation('json'));
          return chat.exportConversation('markdown');
        });
        assert.match(exported, /- In Germany, add 10\.[^]*\| Germany \| 90 \|[^]*And in Germany\?/);
        if (oldPage.warnings) assert.match(said.join('\n'), oldPage.warnings);
        assert.equal(said.length, oldPage.warnings ? 2 : 0, said.join('\n'));
        await page.close();
      });
    }
  }
});
