/** A page with one widget in a real browser, driven by real keys and pointers. */
import type { Locator, Page } from 'playwright-core';
import type { UnleashChat } from '../../src/unleash-chat.js';
import type { HostSuite } from './host-suite.js';
import type { HostPage } from './serve-host-pages.js';

export class ChatPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open({ browser, pages }: HostSuite, host: HostPage): Promise<ChatPage> {
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(pages.add(host));
    await page.locator('unleash-chat').and(page.locator(':defined')).waitFor({ state: 'attached' });
    return new ChatPage(page);
  }

  part(name: string): Locator {
    return this.page.locator(`unleash-chat [part~=${name}]`);
  }

  get field(): Locator {
    return this.part('input');
  }

  /** Calls a function with the element. */
  call<Result>(use: (chat: UnleashChat) => Result): Promise<Awaited<Result>> {
    return this.page.locator('unleash-chat').evaluate(use as (chat: HTMLElement | SVGElement) => Result) as Promise<
      Awaited<Result>
    >;
  }

  /** Waits until the element with the focus, through shadow roots, matches. */
  async focused(selector: string): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.matches(wanted);
    }, selector);
  }

  /** Waits until the panel is shown or hidden. */
  async panelIs(state: 'open' | 'closed'): Promise<void> {
    await this.page.waitForFunction((isOpen) => {
      const panel = document.querySelector('unleash-chat')!.shadowRoot!.querySelector('dialog');
      return panel !== null && panel.matches(':popover-open, :modal') === isOpen;
    }, state === 'open');
  }

  /** Opens the panel with the launcher, and waits until it is loaded and the focus is in the field of the chat. */
  async openPanel(): Promise<this> {
    await this.part('launcher').click();
    await this.focused('[part~=input]');
    // The last of what goes with an open panel.
    await this.part('resize').waitFor({ state: 'attached' });
    return this;
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
