/** Conversations on their way from page to page: log-out, Back, markup that is rendered again, copied tabs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { ChatPage } from './chat-page.js';
import type { HostSuite } from './host-suite.js';
import { builds, type Build } from './serve-host-pages.js';

const question = 'How many days of parental leave do I get?';
const second = 'Who pays for a train ticket?';

/** What this tab has stored for widgets, with all of its text. */
const stored = (page: Page): Promise<string> =>
  page.evaluate(() =>
    Object.entries(sessionStorage)
      .map((entry) => entry.join(' '))
      .join(' '),
  );

const questions = (chat: ChatPage): Promise<readonly string[]> => chat.part('question').locator('p').allInnerTexts();

const chatOn = (page: Page): ChatPage => new ChatPage(page);

const askFor = (chat: ChatPage, text: string): Promise<string | undefined> =>
  chat.page.locator('unleash-chat').evaluate(async (element, asked) => {
    type Chat = HTMLElement & { send(text: string): Promise<{ status: string } | undefined> };
    return (await (element as Chat).send(asked))?.status;
  }, text);

const inline = '<unleash-chat endpoint="/unleash"></unleash-chat>';

/** Fills `sessionStorage` to the last character. */
const fillStorage = (): void => {
  for (let size = 2 ** 22, index = 0; size >= 1; index++) {
    try {
      sessionStorage.setItem(`fill${index}`, 'x'.repeat(size));
    } catch {
      size /= 2;
    }
  }
};

export function testLeaving(suite: HostSuite): void {
  describe(`leaving a page, in ${suite.engine}`, () => {
    const open = (build: Build, body: string): Promise<ChatPage> => ChatPage.open(suite, { build, body });

    /** Follows a link to another page of the site, and comes back by the browser's button. */
    const awayAndBack = async (chat: ChatPage, body: string, meanwhile: (there: ChatPage) => Promise<void>): Promise<void> => {
      const { page } = chat;
      await page.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => ((globalThis as unknown as { isBack: boolean }).isBack = persisted));
      });
      await page.goto(suite.pages.add({ build: 'module', body }));
      await meanwhile(chatOn(page));
      await page.goBack({ waitUntil: 'commit' });
      assert.equal(await page.evaluate(() => (globalThis as unknown as { isBack?: boolean }).isBack), true, 'from the cache');
    };

    // Driven from outside, Firefox does not keep pages in its back/forward cache.
    if (suite.engine === 'Chromium') {
      for (const build of builds) {
        it(`a log-out is not undone by Back (${build})`, async () => {
          const chat = await open(build, inline);
          assert.equal(await askFor(chat, question), 'done');
          await awayAndBack(chat, inline, async (there) => {
            await there.part('question').waitFor();
            await there.call((element) => element.forget());
            assert.doesNotMatch(await stored(there.page), /parental/);
          });
          await chat.part('question').waitFor({ state: 'detached' });
          assert.deepEqual(await questions(chat), []);
          await chat.page.goto('about:blank');
          await chat.page.goBack({ waitUntil: 'commit' });
          await chat.part('input').waitFor();
          assert.doesNotMatch(await stored(chat.page), /parental/);
          assert.deepEqual(await questions(chat), []);
          await chat.close();
        });
      }

      for (const [what, attributes, fills] of [
        ['nothing is stored', 'persist="none"', false],
        ['storage is full', '', true],
      ] as const) {
        it(`a log-out is not undone by Back if ${what}`, async () => {
          const body = `<unleash-chat endpoint="/unleash" ${attributes}></unleash-chat>`;
          const chat = await open('module', body);
          if (fills) await chat.page.evaluate(fillStorage);
          assert.equal(await askFor(chat, question), 'done');
          await awayAndBack(chat, body, async (there) => {
            await there.part('input').waitFor();
            await there.call((element) => element.forget());
          });
          await chat.part('question').waitFor({ state: 'detached' });
          await chat.close();
        });
      }

      it('Back shows what is not stored, unless there was a log-out', async () => {
        const body = '<unleash-chat endpoint="/unleash" persist="none"></unleash-chat>';
        const chat = await open('module', body);
        await askFor(chat, question);
        await chat.field.fill('And then?');
        await awayAndBack(chat, body, async (there) => {
          await there.part('input').waitFor();
        });
        assert.deepEqual(await questions(chat), [question]);
        assert.equal(await chat.field.inputValue(), 'And then?');
        await chat.close();
      });

      for (const asks of [true, false]) {
        it(`a draft does not return after a log-out (${asks ? 'after' : 'before'} the first question)`, async () => {
          const chat = await open('module', inline);
          if (asks) await askFor(chat, question);
          await chat.field.fill('My salary is');
          await awayAndBack(chat, inline, async (there) => {
            await there.part('input').waitFor();
            await there.call((element) => element.forget());
            // The mark of another user.
            await there.field.fill('Hello');
          });
          await chat.page.waitForFunction(() => {
            const field = document.querySelector('unleash-chat')!.shadowRoot!.querySelector('textarea');
            return field!.value === '';
          });
          assert.deepEqual(await questions(chat), []);
          await chat.close();
        });
      }

      it('Back shows the turns of the other page, and keeps them', async () => {
        const chat = await open('module', inline);
        await askFor(chat, question);
        await awayAndBack(chat, inline, async (there) => {
          await there.part('question').waitFor();
          assert.equal(await askFor(there, second), 'done');
        });
        await chat.part('question').nth(1).waitFor();
        assert.deepEqual(await questions(chat), [question, second]);
        await chat.page.goto('about:blank');
        await chat.page.goBack({ waitUntil: 'commit' });
        await chat.part('question').nth(1).waitFor();
        assert.deepEqual(await questions(chat), [question, second]);
        await chat.close();
      });
    }

    for (const layout of suite.engine === 'Chromium' ? ['inline', 'popup', 'drawer', 'page'] : ['popup']) {
      it(`forget() deletes before it returns, without the code of the chat (${layout})`, async () => {
        const chat = await open('module', inline);
        await askFor(chat, question);
        assert.match(await stored(chat.page), /parental/);
        // From now on, no chunk can be loaded.
        await chat.page.route('**/chunks/*', (route) =>
          /element/.test(route.request().url()) ? route.continue() : route.abort(),
        );
        await chat.page.goto(
          suite.pages.add({ build: 'module', body: `<unleash-chat endpoint="/unleash" layout="${layout}"></unleash-chat>` }),
        );
        await chat.page.locator('unleash-chat').and(chat.page.locator(':defined')).waitFor({ state: 'attached' });
        const failures: Error[] = [];
        chat.page.on('pageerror', (error) => failures.push(error));
        const left = await chat.call((element) => {
          element.forget();
          return JSON.stringify(Object.entries(sessionStorage));
        });
        assert.equal(left, '[]');
        assert.deepEqual(failures, []);
        await chat.close();
      });
    }

    for (const build of builds) {
      it(`half an answer is there after the page has rendered its markup again (${build})`, async () => {
        const answers = await suite.pages.answers({
          chunks: ['data: {"text":"Half an "}\n\n', 'data: {"text":"answer"}\n\n'],
          waits: 'step',
        });
        const chat = await open(build, `<main><unleash-chat endpoint="${answers.endpoint}"></unleash-chat></main>`);
        await chat.field.fill(question);
        await chat.page.keyboard.press('Enter');
        await answers.release(1);
        await chat.part('prose').getByText('Half an').waitFor();
        await chat.page.locator('main').evaluate((main) => {
          main.innerHTML = main.innerHTML;
        });
        await chat.part('error').getByRole('button', { name: 'Ask again' }).waitFor();
        assert.match(await chat.part('prose').innerText(), /Half an/);
        assert.deepEqual(await questions(chat), [question]);
        await chat.close();
      });
    }

    it('half an answer is there if two elements overlap for a moment', async () => {
      const answers = await suite.pages.answers({
        chunks: ['data: {"text":"Half an "}\n\n', 'data: {"text":"answer"}\n\n'],
        waits: 'step',
      });
      const chat = await open('module', `<main><unleash-chat endpoint="${answers.endpoint}"></unleash-chat></main>`);
      await chat.field.fill(question);
      await chat.page.keyboard.press('Enter');
      await chat.page.locator('main').evaluate((main) => {
        main.firstElementChild!.id = 'old';
        main.append(Object.assign(main.firstElementChild!.cloneNode() as HTMLElement, { id: 'new' }));
      });
      const fresh = chat.page.locator('#new');
      await fresh.locator('[part~=question]').waitFor();
      await answers.release(1);
      await chat.page.locator('#old').getByText('Half an').waitFor();
      await chat.page.locator('#old').evaluate((element) => element.remove());
      await fresh.getByText('Half an').waitFor();
      assert.equal(await fresh.locator('[part~=question]').count(), 1);
      await chat.close();
    });

    it('a tab opened by window.open() goes on in a thread of its own', async () => {
      const chat = await open('module', inline);
      await askFor(chat, question);
      const { threadId } = await chat.call((element) => element.conversation);
      const [opened] = await Promise.all([
        chat.page.waitForEvent('popup'),
        chat.page.evaluate((url) => void window.open(url), chat.page.url()),
      ]);
      const copy = chatOn(opened);
      await copy.part('question').waitFor();
      const there = await copy.call((element) => element.conversation.threadId);
      assert.notEqual(there, threadId);
      assert.deepEqual(await questions(copy), [question]);
      // The thread stays the same from then on: for a second element, and on the next page.
      await opened.reload();
      await copy.part('question').waitFor();
      assert.equal(await copy.call((element) => element.conversation.threadId), there);
      assert.equal(await chat.call((element) => element.conversation.threadId), threadId);
      await opened.close();
      await chat.close();
    });

    for (const [what, portal] of [
      ['a page without a chat', ''],
      ['a closed popup', '<unleash-chat endpoint="/unleash" layout="popup"></unleash-chat>'],
    ] as const) {
      it(`a tab opened by window.open() with ${what} first goes on in a thread of its own`, async () => {
        const chat = await open('module', inline);
        await askFor(chat, question);
        const { threadId } = await chat.call((element) => element.conversation);
        const body = `<a href="${chat.page.url()}">Next page</a>${portal}`;
        const [opened] = await Promise.all([
          chat.page.waitForEvent('popup'),
          chat.page.evaluate((url) => void window.open(url), suite.pages.add({ build: 'module', body })),
        ]);
        const copy = chatOn(opened);
        const threads: string[] = [];
        for (let page = 0; page < 2; page++) {
          await opened.getByText('Next page').click();
          await copy.part('question').waitFor();
          threads.push(await copy.call((element) => element.conversation.threadId));
          await opened.goto(suite.pages.add({ build: 'module', body }));
        }
        assert.notEqual(threads[0], threadId);
        assert.equal(threads[1], threads[0]);
        await opened.close();
        await chat.close();
      });
    }
  });
}
