import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import '../../src/markdown/answer-renderer.js';
import { answerEvents } from '../ui/harness.js';
import { FloatingChat, clearPage, openWindow, quiet } from './floating-chat.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

interface Mounted {
  readonly chat: FloatingChat;
  readonly frame: HTMLElement;
  card(): HTMLElement | null;
}

/** A panel with an answered question, and the card of its first footnote. */
async function mountWithCard(width: number, attributes: string): Promise<Mounted> {
  const { endpoint } = await createStreamFixture({ chunks: answerEvents });
  const view = await openWindow(width, 700, `<unleash-chat ${attributes} endpoint="${endpoint}" persist="none"></unleash-chat>`);
  const chat = new FloatingChat(view.document.querySelector<UnleashChat>('unleash-chat')!);
  await chat.element.updateComplete;
  await chat.opened();
  await chat.element.send('How much leave?');
  const card = (): HTMLElement | null => chat.root.querySelector<HTMLElement>('.citation-card:popover-open');
  chat.root.querySelector<HTMLElement>('.citation > *')!.focus();
  await chat.until(card, 'the card');
  await quiet(chat);
  return { chat, frame: view.frameElement as HTMLElement, card };
}

const isOnTop = (chat: FloatingChat, element: Element): boolean => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(chat.root.elementFromPoint(left + width / 2, top + height / 2));
};

describe('a card in a modal panel', () => {
  afterEach(clearPage);

  for (const [what, width, attributes] of [
    ['a drawer that covers the page', 900, 'layout="drawer"'],
    ['a drawer on a phone', 390, 'layout="drawer"'],
    ['a popup on a phone', 390, 'layout="popup"'],
  ] as const) {
    it(`${what}: lies on it, can be used, and goes first`, async () => {
      const { chat, card } = await mountWithCard(width, attributes);
      expect(chat.panel.matches(':modal'), 'modal').to.equal(true);
      expect(isOnTop(chat, card()!), 'the card').to.equal(true);
      const { left, right } = card()!.getBoundingClientRect();
      expect(left >= 0 && right <= width, 'in view').to.equal(true);
      const link = card()!.querySelector<HTMLElement>('a.lead')!;
      link.focus();
      expect(chat.root.activeElement === link, 'what is in the card takes the focus').to.equal(true);
      for (const type of ['pointerdown', 'click'])
        card()!.firstElementChild!.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
      await chat.element.updateComplete;
      expect(chat.isShown, 'a click in it is no click beside the panel').to.equal(true);
      chat.press('Escape', link);
      await chat.until(() => !card(), 'no card');
      expect(chat.isShown && chat.panel.matches(':modal'), 'the panel stays').to.equal(true);
      expect(chat.root.activeElement?.parentElement?.className, 'the focus').to.equal('citation');
      chat.press('Escape', chat.root.activeElement as HTMLElement);
      await chat.until(() => !chat.isShown, 'the end');
    });
  }

  it('is never left behind when the panel becomes modal, nor is the focus', async () => {
    const { chat, frame, card } = await mountWithCard(1000, 'layout="drawer" push');
    expect(chat.panel.matches(':modal'), 'beside the page').to.equal(false);
    const focused = chat.root.activeElement;
    frame.style.inlineSize = '800px';
    await chat.until(() => chat.panel.matches(':modal'), 'modal');
    await chat.element.updateComplete;
    expect(chat.root.activeElement === focused, 'the focus').to.equal(true);
    // It moves with the panel in the next frame.
    await chat.until(() => card() && isOnTop(chat, card()!), 'the card, above the panel');
  });
});
