/** A device of a person: tabs that share their storage, driven by real keys and pointers. */
import assert from 'node:assert/strict';
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { ChatPage } from '../hosts/chat-page.js';
import type { HostSuite } from '../hosts/host-suite.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import type { StreamAnswer } from '../fixtures/stream-answers.js';
import type { StreamFixture } from '../fixtures/stream-fixture.js';

export const eighty: StreamAnswer = { chunks: ['data: {"text":"Eighty days."}\n\n'] };

/** Its two halves are written when a test says so. */
export const inHalves: StreamAnswer = {
  chunks: ['data: {"text":"Half an "}\n\n', 'data: {"text":"answer."}\n\n'],
  waits: 'step',
};

export const widgetOf = (endpoint: string, attributes = 'persist-key="mina"'): string =>
  `<unleash-chat endpoint="${endpoint}" persist="local" ${attributes}></unleash-chat>`;

export class Tab extends ChatPage {
  /** Of the widget: a page may have two. */
  readonly #selector: string;

  constructor(page: Page, selector = 'unleash-chat') {
    super(page);
    this.#selector = selector;
  }

  static async at(page: Page, url: string): Promise<Tab> {
    page.setDefaultTimeout(15_000);
    await page.goto(url);
    const tab = new Tab(page);
    await tab.field.first().waitFor();
    return tab;
  }

  /** Another widget of the page. */
  widget(selector: string): Tab {
    return new Tab(this.page, selector);
  }

  override part(name: string): Locator {
    return this.page.locator(`${this.#selector} [part~=${name}]`);
  }

  override call<Result>(use: (chat: UnleashChat) => Result): Promise<Awaited<Result>> {
    return this.page.locator(this.#selector).evaluate(use as (chat: HTMLElement | SVGElement) => Result) as Promise<
      Awaited<Result>
    >;
  }

  get questions(): Promise<readonly string[]> {
    return this.part('question').locator('p').allInnerTexts();
  }

  get titles(): Promise<readonly string[]> {
    return this.part('conversation').locator('.conversation-title').allInnerTexts();
  }

  /** Types a question and sends it with Enter. */
  async type(question: string): Promise<void> {
    await this.field.fill(question);
    await this.field.press('Enter');
    await this.part('question').getByText(question, { exact: true }).waitFor();
  }

  /** The same, and waits until the answer has ended and is in the database. */
  async ask(question: string): Promise<void> {
    await this.type(question);
    await this.page.waitForFunction(
      ([selector, text]) => {
        const { messages } = document.querySelector<UnleashChat>(selector)!.conversation;
        const index = messages.findIndex((message) => message.role === 'user' && message.text === text);
        return index >= 0 && messages[index + 1]?.status === 'done';
      },
      [this.#selector, question] as const,
    );
    await this.keeps(question);
  }

  async begin(): Promise<void> {
    await this.part('new-conversation').click();
    await this.part('question').first().waitFor({ state: 'detached' });
  }

  /** Waits until these questions are shown, and no others. */
  shows(...questions: readonly string[]): Promise<void> {
    return this.#has('[part~=question] p', questions);
  }

  /** Opens the list by its button, if it is not open, and waits until it has these titles. */
  async lists(...titles: readonly string[]): Promise<void> {
    await this.part('open-conversations').waitFor({ state: 'attached' });
    if ((await this.part('conversations').count()) === 0) await this.part('open-conversations').click();
    await this.#has('.conversation-title', titles);
  }

  /** Renames the newest conversation, in the open list. */
  async rename(title: string): Promise<void> {
    await this.part('conversation').first().hover();
    await this.part('rename-conversation').first().click();
    await this.focused('[part~=new-title]');
    await this.part('new-title').fill(title);
    await this.page.keyboard.press('Enter');
    await this.focused('[part~=conversation]');
  }

  /** Deletes the newest conversation, in the open list. */
  async delete(): Promise<void> {
    await this.part('conversation').first().hover();
    await this.part('delete-conversation').first().click();
    await this.part('confirm-delete').click();
  }

  /** Waits until elements with these texts, and no others, match. */
  async #has(selector: string, texts: readonly string[]): Promise<void> {
    const read = (): Promise<readonly string[]> => this.page.locator(`${this.#selector} ${selector}`).allTextContents();
    await this.page
      .waitForFunction(
        ([host, inside, wanted]) => {
          const { shadowRoot } = document.querySelector(host)!;
          const found = [...shadowRoot!.querySelectorAll(inside)].map(({ textContent }) => textContent);
          return JSON.stringify(found) === JSON.stringify(wanted);
        },
        [this.#selector, selector, texts] as const,
      )
      .catch(async () => assert.deepEqual(await read(), texts));
  }

  /** Waits until the database has a text. */
  async keeps(text: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) =>
        new Promise<boolean>((resolve) => {
          const opening = indexedDB.open('unleash-chat');
          // It is for the widget to create it.
          opening.onupgradeneeded = () => opening.transaction!.abort();
          opening.onerror = () => resolve(false);
          opening.onsuccess = () => {
            const database = opening.result;
            const reading = database.transaction('bodies').objectStore('bodies').getAll();
            reading.onsuccess = () => (database.close(), resolve(JSON.stringify(reading.result).includes(wanted)));
          };
        }),
      text,
    );
  }

  /** Moves the focus with Tab until it is at a part. */
  async tabTo(part: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 40; presses++) {
      await this.page.keyboard.press(key);
      const at = await this.page.evaluate(
        (selector) => document.querySelector(selector)!.shadowRoot!.activeElement?.getAttribute('part') ?? '',
        this.#selector,
      );
      if (at.split(' ').includes(part)) return;
    }
    assert.fail(`${key} does not reach ${part}`);
  }

  /** Records from now on what has lost the focus to nothing. */
  async watchFocus(): Promise<void> {
    await this.page.locator(this.#selector).evaluate((chat) => {
      const lost: string[] = [];
      Object.assign(globalThis, { lost });
      let key = '';
      addEventListener('keydown', (event) => (key = event.key), { capture: true });
      chat.shadowRoot!.addEventListener('focusout', (event) => {
        setTimeout(() => {
          // Tab leaves the page after its last element.
          if (key !== 'Tab' && document.activeElement === document.body) lost.push((event.target as Element).outerHTML);
        });
      });
    });
  }

  get lostFocus(): Promise<readonly string[]> {
    return this.page.evaluate(() => (globalThis as unknown as { lost: readonly string[] }).lost);
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.field.waitFor();
  }
}

export class Device {
  readonly suite: HostSuite;
  readonly context: BrowserContext;
  readonly warnings: string[] = [];

  private constructor(suite: HostSuite, context: BrowserContext) {
    this.suite = suite;
    this.context = context;
    context.on('console', (message) => {
      if (message.type() === 'warning' || message.type() === 'error') this.warnings.push(message.text());
    });
  }

  static async open(suite: HostSuite, options: BrowserContextOptions = {}): Promise<Device> {
    return new Device(suite, await suite.browser.newContext(options));
  }

  answers(...answers: readonly StreamAnswer[]): Promise<StreamFixture> {
    return this.suite.pages.answers(...answers);
  }

  /** A page of its own with this body. */
  add(body: string): string {
    return this.suite.pages.add({ build: 'module', body });
  }

  async tab(url: string): Promise<Tab> {
    return Tab.at(await this.context.newPage(), url);
  }

  /** @throws {AssertionError} unless exactly one of the warnings matches */
  warnedOnce(pattern: RegExp): void {
    assert.equal(this.warnings.filter((text) => pattern.test(text)).length, 1, this.warnings.join('\n'));
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
