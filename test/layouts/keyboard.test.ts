import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import '../../src/markdown/answer-renderer.js';
import { answerEvents } from '../ui/harness.js';
import { FloatingChat, clearPage } from './floating-chat.js';

const isWebKit = /AppleWebKit(?!.*Chrome)/.test(navigator.userAgent);

const tab = (): Promise<unknown> => sendKeys({ press: 'Tab' });
const tabBack = async (): Promise<void> => {
  // WebDriver holds together what is typed at once: Shift and Tab by their code points.
  if (isWebKit) return sendKeys({ type: '\uE008\uE004' });
  await sendKeys({ down: 'Shift' });
  await tab();
  await sendKeys({ up: 'Shift' });
};

/** A ring or a shadow around it, or around what holds it. */
const showsFocus = (element: HTMLElement): boolean => {
  for (let at: Element | null = element; at && !at.matches('.panel, dialog'); at = at.parentElement) {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
    const hasRing = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    if (at.matches(':focus-within') && (hasRing || boxShadow !== 'none')) return true;
  }
  return false;
};

for (const layout of ['inline', 'popup', 'drawer', 'page'] as const) {
  describe(`${layout}, by keyboard alone`, () => {
    const isFloating = layout === 'popup' || layout === 'drawer';

    afterEach(() => {
      document.querySelector('main')?.remove();
      clearPage();
    });

    it('leads from the page to a question, its answer, a marker, its card, the source and back', async () => {
      const answers = await createStreamFixture({ chunks: answerEvents });
      const place = document.createElement('main');
      place.innerHTML = '<button>Before</button><unleash-chat></unleash-chat><button>After</button>';
      const element = place.querySelector('unleash-chat')!;
      Object.assign(element, { endpoint: answers.endpoint, persist: 'none', layout, starters: ['How much leave?'] });
      document.body.append(place);
      const chat = new FloatingChat(element);
      await element.updateComplete;
      const active = (): HTMLElement | null => chat.root.activeElement as HTMLElement | null;
      const stopAt = (what: string): void => {
        expect(showsFocus(active()!), `focus seen: ${what}`).to.equal(true);
      };
      /** Tab until there; each place on the way shows the focus as well. */
      const goTo = async (selector: string, press = tab): Promise<void> => {
        for (let presses = 0; presses < 30; presses += 1) {
          await press();
          const at = active();
          if (at) stopAt(`${at.className} on the way to ${selector}`);
          if (at?.matches(selector)) return;
        }
        expect.fail(`${selector} is not reached; at ${active()?.outerHTML.slice(0, 200)}`);
      };

      place.querySelector('button')!.focus();
      if (isFloating) {
        await goTo('.launcher');
        await sendKeys({ press: 'Enter' });
        await chat.until(() => chat.isShown && chat.input && active() === chat.input, 'the open chat');
        stopAt('the field');
        await goTo('[part~="starter"]', tabBack);
      } else {
        await chat.until(() => chat.input, 'the composer');
        await goTo('[part~="starter"]');
      }
      await sendKeys({ press: 'Enter' });
      await chat.until(() => chat.root.querySelectorAll('ol [part~="source"]').length === 2, 'the answer');
      await chat.until(() => active() === chat.input, 'the focus in the field');
      await element.updateComplete;

      chat.part('transcript')!.focus();
      await goTo('.citation > *');
      const marker = active();
      const card = (): HTMLElement | null => chat.root.querySelector<HTMLElement>('.citation-card:popover-open');
      await chat.until(card, 'the card');
      await sendKeys({ press: 'Escape' });
      await chat.until(() => !card(), 'no card');
      expect(active() === marker, 'the focus stays at the marker').to.equal(true);

      await goTo('[part~="source"] a');
      const followed: string[] = [];
      element.addEventListener('unleash-citation-open', (opening) => {
        opening.preventDefault();
        followed.push(opening.source.title);
      });
      await sendKeys({ press: 'Enter' });
      expect(followed).to.deep.equal(['Parental leave']);
      await goTo('[part~="source"] .number', tabBack);
      await sendKeys({ press: 'Enter' });
      await chat.until(() => active()?.matches('.citation > *'), 'back at the marker');
      stopAt('the marker again');

      if (!isFloating) {
        await goTo('[part~="input"]');
        return;
      }
      await chat.until(card, 'the card');
      await sendKeys({ press: 'Escape' });
      await chat.until(() => !card(), 'no card');
      expect(chat.isShown, 'the panel outlives its card').to.equal(true);
      await sendKeys({ press: 'Escape' });
      await chat.until(() => !chat.isShown, 'the end');
      expect(active() === chat.launcher, 'the focus is back').to.equal(true);
      stopAt('the launcher');
    });
  });
}
