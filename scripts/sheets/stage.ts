/** A page in Chromium with one chat, answered by the demo's assistant, in any state and combination. */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { piecesOf } from '../../demo/assistant/api/pace.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { openChromium } from '../browsers.js';
import { root } from '../processes.js';
import { bundleForPage } from './bundle-for-page.js';
import { heightOf, type Direction, type Layout, type LookName, type State, type Theme } from './combinations.js';
import { HeldClock } from './held-clock.js';
import type { PseudoLanguage } from './pseudo-languages.js';
import { servePage, type ServedPage } from './serve-page.js';

/** Pieces of text shown in the state `streaming`: the text ends between two words, after the first marker. */
const streamedPieces = { ltr: 90, rtl: 25 } as const;

const speech = {
  ltr: {
    language: 'en',
    question: 'How many days of parental leave do I get?',
    settings: {
      heading: 'Larkfield handbook',
      assistantName: 'the handbook',
      disclaimer: 'Answers can be wrong. Check what matters at its source.',
      starters: [
        'How many days of parental leave do I get?',
        'What can I claim for meals on a trip to Berlin?',
        'How do I set up the VPN on my laptop?',
      ],
    },
    actions: { feedback: true, actions: [{ name: 'ticket', label: 'Create a ticket' }] },
  },
  rtl: {
    language: 'ar',
    question: 'أيام إجازة الوالدين',
    settings: {
      heading: 'دليل لاركفيلد',
      assistantName: 'الدليل',
      disclaimer: 'قد تكون الإجابات خاطئة. تحقق من المهم في مصدره.',
      starters: ['أيام إجازة الوالدين', 'كيف تطلب إجازة الوالدين', 'الإجازة السنوية'],
    },
    actions: { feedback: true, actions: [{ name: 'ticket', label: 'فتح تذكرة' }] },
  },
} as const;

/** Options of a chat in these states, beside those of its language. */
const settingsOf: Readonly<Partial<Record<State, object>>> = {
  filtering: { apiVersion: 'v1' },
  conversations: { persist: 'local', persistKey: 'mina' },
};

/** Host names of the page, since citation cards show the host of a source. */
const hostNames: Readonly<Record<Direction, string>> = { ltr: 'handbook.test', rtl: 'dalil.test' };

/** Assistants of the demo that fail. Other states use its default assistant. */
const assistants: Readonly<Partial<Record<State, string>>> = {
  asking: 'fault:silent',
  error: 'fault:forbidden',
  interrupted: 'fault:cut-payload',
};

export interface Look {
  readonly layout: Layout;
  readonly theme: Theme;
  /** Default: `default`. */
  readonly look?: LookName;
  readonly width: number;
  /** Height of the window. Default: `heightOf(width)`. */
  readonly height?: number;
}

export interface StageOptions {
  /** Device pixels per CSS pixel. */
  readonly scale?: number;
  /** The pointer is coarse, and nothing can be hovered. */
  readonly isTouch?: boolean;
  /** Set in the browser, in CSS pixels. Default: 16. */
  readonly fontSize?: number;
}

/** A question, and the response to it. */
export interface OwnTurn {
  readonly question: string;
  readonly answer: { readonly status?: number; readonly contentType: string; readonly body: string };
}

export class Stage {
  readonly page: Page;
  /** Texts of the chats that are created from now on; undefined: those of the language. */
  texts: PseudoLanguage | undefined;
  readonly #browser: Browser;
  readonly #devTools: CDPSession;
  readonly #clock: HeldClock;
  readonly #served: Readonly<Record<Direction, ServedPage>>;
  readonly #answers = new Map<Direction, string>();
  #state: State = 'empty';

  private constructor(
    browser: Browser,
    page: Page,
    devTools: CDPSession,
    clock: HeldClock,
    served: Readonly<Record<Direction, ServedPage>>,
  ) {
    this.#browser = browser;
    this.page = page;
    this.#devTools = devTools;
    this.#clock = clock;
    this.#served = served;
  }

  static async open({ scale = 1, isTouch = false, fontSize }: StageOptions = {}): Promise<Stage> {
    const clock = new HeldClock();
    const pace = { milliseconds: 1, pieces: 1 };
    const served = {
      ltr: await servePage({ clock, pace }),
      rtl: await servePage({ clock, pace, documents: `${root}test/sheets/arabic` }),
    };
    // Rendering of glyphs and colours must not depend on the machine.
    const hosts = Object.fromEntries(
      Object.entries(served).map(([direction, { port }]) => [hostNames[direction as Direction], `127.0.0.1:${port}`]),
    );
    const browser = await openChromium(hosts, ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb']);
    const context = await browser.newContext({
      deviceScaleFactor: scale,
      hasTouch: isTouch,
      isMobile: isTouch,
      reducedMotion: 'reduce',
      locale: 'en',
      timezoneId: 'UTC',
    });
    // tsx wraps named functions in calls of `__name`, which pages do not define.
    await context.addInitScript('globalThis.__name = (named) => named');
    await context.addInitScript(await bundleForPage());
    const page = await context.newPage();
    await page.clock.setFixedTime('2026-11-16T09:00:00Z');
    const devTools = await context.newCDPSession(page);
    if (fontSize) await devTools.send('Page.setFontSizes', { fontSizes: { standard: fontSize } });
    return new Stage(browser, page, devTools, clock, served);
  }

  /** Creates a new chat and brings it into a state. */
  async bring(state: State, direction: Direction): Promise<void> {
    const { page } = this;
    const { language, question } = speech[direction];
    await page.context().setOffline(false);
    const needsText = state === 'streaming' && !this.#answers.has(direction);
    if (needsText) await this.bring('finished', direction);
    this.#state = state;
    const settings = { ...speech[direction].settings, ...(state === 'feedback' ? speech[direction].actions : {}) };
    await this.#createChat(direction, { ...settings, ...settingsOf[state], assistantId: assistants[state] ?? '' }, language);
    if (state === 'empty') return;
    if (state === 'conversations') await this.#beginConversations(speech[direction].settings.starters.slice(1));
    this.#clock.reset(state === 'searching' ? 'reading' : state === 'streaming' ? streamedPieces[direction] : undefined);
    if (state === 'offline') await page.context().setOffline(true);
    await this.#ask(question, state === 'asking' || state === 'searching' || state === 'streaming');
    if (state === 'asking') await page.locator('unleash-chat .line.running').waitFor();
    if (state === 'searching') await page.locator('unleash-chat .line.running', { hasText: 'Reading' }).waitFor();
    if (state === 'streaming')
      await this.#untilText(piecesOf(this.#answers.get(direction)!).slice(0, streamedPieces[direction]).join(''));
    if (state === 'finished') this.#answers.set(direction, await this.#text());
  }

  /** Nothing but these conversations is on the device. */
  async #beginConversations(questions: readonly string[]): Promise<void> {
    await this.page.evaluate(() => document.querySelector('unleash-chat')!.forget());
    for (const question of questions) {
      await this.#ask(question, false);
      await this.page.evaluate(() => document.querySelector('unleash-chat')!.newConversation());
    }
  }

  /** Creates a new chat with these options. With `turn`, asks its question and waits for the end of the answer. */
  async bringOwn(direction: Direction, settings: object, turn?: OwnTurn): Promise<void> {
    this.#state = 'sources';
    await this.#createChat(direction, { ...speech[direction].settings, ...settings }, speech[direction].language);
    if (!turn) return;
    await this.page.route('**/chats/v2', (route) => route.fulfill(turn.answer));
    await this.#ask(turn.question, false);
    await this.page.unroute('**/chats/v2');
  }

  /** Changes layout, theme and window of the current chat. */
  async show({ layout, theme, look = 'default', width, height = heightOf(width) }: Look): Promise<void> {
    const { page } = this;
    // The open card or source belongs to the previous layout; a new one is opened below.
    if (this.#state === 'card')
      await page.evaluate(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })));
    if (this.#state === 'reader')
      await page.evaluate(() => {
        const button = document.querySelector('unleash-chat')!.shadowRoot!.querySelector<HTMLElement>('[part~=close-source]');
        button?.click();
      });
    const size = page.viewportSize();
    if (size?.width !== width || size.height !== height) await page.setViewportSize({ width, height });
    await page.evaluate(
      async ([nextLayout, nextTheme, nextLook]) => {
        const chat = document.querySelector('unleash-chat')!;
        document.documentElement.style.colorScheme = nextTheme;
        Object.assign(chat, { theme: nextTheme, layout: nextLayout, look: nextLook, open: true });
        await chat.updateComplete;
      },
      [layout, theme, look] as const,
    );
    await page.locator('unleash-chat [part~=input]').waitFor();
    if (this.#state === 'card' || this.#state === 'reader') await this.openCard();
    if (this.#state === 'reader') await this.#openReader();
    if (this.#state === 'feedback') await this.#openFeedback();
    if (this.#state === 'editing') await this.#press('edit-question', '[part~=editing]');
    if (this.#state === 'filtering') await this.#press('choose-filters', '.filter-fields');
    if (this.#state === 'conversations') await this.#press('open-conversations', '.conversations .entry');
    await this.#settled();
  }

  /** A PNG screenshot of the window. */
  picture(): Promise<Buffer> {
    return this.page.screenshot({ animations: 'disabled', caret: 'hide' });
  }

  /** Replaces the additional style sheet inside the chat; an empty text removes it. */
  async restyle(css: string): Promise<void> {
    await this.page.evaluate((text) => {
      const root = document.querySelector('unleash-chat')!.shadowRoot!;
      const own = root.adoptedStyleSheets.filter((sheet) => sheet.media.mediaText !== 'all');
      const added = new CSSStyleSheet({ media: 'all' });
      added.replaceSync(text);
      root.adoptedStyleSheets = [...own, added];
    }, css);
    await this.#settled();
  }

  /** Sets media features, as `{ 'prefers-contrast': 'more' }`. Motion stays reduced unless it is among them. */
  async emulate(features: Readonly<Record<string, string>>): Promise<void> {
    const all = { 'prefers-reduced-motion': 'reduce', ...features };
    await this.#devTools.send('Emulation.setEmulatedMedia', {
      features: Object.entries(all).map(([name, value]) => ({ name, value })),
    });
    await this.#settled();
  }

  /** @param contrast the least of small text */
  flaws(contrast?: number): Promise<readonly string[]> {
    return this.page.evaluate((least) => globalThis.findFlaws(document.querySelector('unleash-chat')!, least), contrast);
  }

  /** Controls that are hard to hit. Scrolls. */
  targetFlaws(): Promise<readonly string[]> {
    return this.page.evaluate(() => globalThis.targetFlaws(document.querySelector('unleash-chat')!));
  }

  /** Elements whose ellipsis hides words. */
  shortenedTexts(): Promise<readonly string[]> {
    return this.page.evaluate(() => globalThis.shortenedTexts(document.querySelector('unleash-chat')!));
  }

  /** Opens the citation card of the first marker by focusing it. */
  async openCard(): Promise<void> {
    const { page } = this;
    const marker = page.locator('unleash-chat .citation > *').first();
    // After a click, a focus by script is not visible, and opens no card.
    await page.keyboard.press('Shift');
    await marker.evaluate((element: HTMLElement) => element.blur());
    await this.#settled();
    await marker.evaluate(async (element: HTMLElement) => {
      element.scrollIntoView({ block: 'center' });
      await new Promise(requestAnimationFrame);
      element.focus({ preventScroll: true });
    });
    // It is known whether there is a passage.
    await page.locator('unleash-chat .citation-card .card:not(:has(.place-note.loading))').waitFor();
  }

  /** Opens the source of the open card at its passage. */
  async #openReader(): Promise<void> {
    await this.page.keyboard.press(' ');
    await this.page.locator('unleash-chat .source-text mark').first().waitFor();
  }

  /** Rates the answer as not helpful, unless its form is still open. */
  async #openFeedback(): Promise<void> {
    const form = this.page.locator('unleash-chat [part~=feedback-form]');
    if (!(await form.isVisible())) {
      const button = this.page.locator('unleash-chat [part~=not-helpful]');
      if ((await button.getAttribute('aria-pressed')) === 'true') await button.click();
      await button.click();
    }
    await form.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
  }

  /** Presses a button, unless what it opens is there. */
  async #press(part: string, opened: string): Promise<void> {
    const content = this.page.locator(`unleash-chat ${opened}`).first();
    if (!(await content.isVisible())) await this.page.locator(`unleash-chat [part~=${part}]`).first().click();
    await content.waitFor();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await Promise.all(Object.values(this.#served).map((served) => served.close()));
  }

  async #createChat(direction: Direction, settings: object, language: string): Promise<void> {
    const { page } = this;
    const url = `http://${hostNames[direction]}/`;
    const isNew = page.url() !== url;
    if (isNew) {
      await page.goto(url);
      await page.waitForFunction(() => customElements.get('unleash-chat') !== undefined);
      await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
    }
    // Opens a popup in another look first: all chunks are loaded before the state `offline`, and before anything is measured.
    if (isNew) {
      await this.#createChat(direction, { layout: 'popup', look: 'paper', open: true }, language);
      await page.waitForLoadState('networkidle');
    }
    await page.evaluate(
      async ([dir, lang, given, texts]) => {
        document.querySelector('unleash-chat')?.remove();
        Object.assign(document.documentElement, { dir, lang });
        const chat = document.createElement('unleash-chat') as UnleashChat;
        Object.assign(chat, { endpoint: '/unleash', persist: 'none', layout: 'inline', ...given });
        if (texts) chat.strings = globalThis.pseudoStrings(texts);
        document.body.append(chat);
        await chat.updateComplete;
      },
      [direction, language, settings, this.texts] as const,
    );
    await page.locator('unleash-chat [part~=input]').waitFor();
  }

  async #ask(question: string, isHeld: boolean): Promise<void> {
    await this.page.evaluate(
      async ([text, returnsAtOnce]) => {
        const sent = document.querySelector('unleash-chat')!.send(text);
        if (!returnsAtOnce) await sent;
      },
      [question, isHeld] as const,
    );
  }

  #text(): Promise<string> {
    return this.page.evaluate(() => document.querySelector('unleash-chat')!.conversation.messages.at(-1)!.text);
  }

  async #untilText(expected: string): Promise<void> {
    await this.page.waitForFunction(
      (text) => document.querySelector('unleash-chat')!.conversation.messages.at(-1)?.text === text,
      expected,
    );
  }

  /** Resolves when animations have ended and resize observers have run. */
  async #settled(): Promise<void> {
    await this.page.evaluate(async (state) => {
      const chat = document.querySelector('unleash-chat')!;
      const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
      await frame();
      await frame();
      await chat.updateComplete;
      if (state === 'sources') for (const details of chat.shadowRoot!.querySelectorAll('details')) details.open = true;
      const ending = chat
        .shadowRoot!.getAnimations()
        .filter((each) => each.timeline === document.timeline && each.effect!.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(ending.map((each) => each.finished));
      if (state === 'sources') chat.shadowRoot!.querySelector('.sources')?.scrollIntoView({ block: 'start' });
      await frame();
    }, this.#state);
  }
}
