import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { FloatingChat, clearPage, openWindow, quiet } from '../layouts/floating-chat.js';
import '../../src/markdown/answer-renderer.js';
import { answerEvents, event } from '../ui/harness.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

const [width, height] = [1000, 700];

interface Mounted {
  readonly chat: FloatingChat;
  readonly page: Document;
  readonly button: HTMLElement;
}

/** Mounts a chat in an iframe, below a button of the page, and asks a question. */
async function mount(attributes: string, css: string): Promise<Mounted> {
  const long = event({ text: 'Another paragraph.\n\n'.repeat(40) });
  const { endpoint } = await createStreamFixture({ chunks: [...answerEvents, long] });
  const { document: page } = await openWindow(
    width,
    height,
    `<style>body { margin: 0 } ${css}</style><button style="display: block; inline-size: 100%">Of the page</button>
     <unleash-chat ${attributes} endpoint="${endpoint}" persist="none"></unleash-chat>`,
  );
  const chat = new FloatingChat(page.querySelector<UnleashChat>('unleash-chat')!);
  await chat.element.updateComplete;
  if (chat.element.layout === 'drawer') await chat.opened();
  await chat.until(() => chat.input, 'the composer');
  await chat.element.send('How much leave?');
  await quiet(chat);
  return { chat, page, button: page.querySelector('button')! };
}

/** Whether a pointer at the centre of an element inside the chat would hit it. */
const isOnTop = ({ page, chat }: Mounted, part: Element): boolean => {
  const { left, top, width: across, height: along } = part.getBoundingClientRect();
  const [x, y] = [left + across / 2, top + along / 2];
  return page.elementFromPoint(x, y) === chat.element && part.contains(chat.root.elementFromPoint(x, y));
};

const openedCard = async ({ chat }: Mounted): Promise<{ card: HTMLElement; marker: HTMLElement }> => {
  const findMarker = (): HTMLElement | null => chat.root.querySelector<HTMLElement>('.citation > *');
  await chat.until(findMarker, 'the marker');
  const marker = findMarker()!;
  marker.scrollIntoView({ block: 'center' });
  marker.focus({ preventScroll: true });
  const find = (): HTMLElement | null => chat.root.querySelector<HTMLElement>('.citation-card:popover-open');
  await chat.until(find, 'the card');
  await quiet(chat);
  return { card: find()!, marker };
};

/** False in WebKit, which measures zoomed elements in their own pixels: they cannot be compared with the window. */
const measuresZoom = 'currentCSSZoom' in Element.prototype;

const pages = [
  ['unsets all styles', '* { all: unset } head, script, style { display: none !important }', 1],
  ['zooms its root to 150 %', 'html { zoom: 1.5 }', 1.5],
  ['zooms its body to 125 %', 'body { zoom: 1.25 }', 1.25],
  ['zooms its root to 80 %', 'html { zoom: 0.8 }', 0.8],
] as const;

for (const [what, css, zoom] of pages) {
  describe(`in a page that ${what}`, () => {
    afterEach(clearPage);

    it('a pushing drawer takes its width from the page and gives it back', async () => {
      const mounted = await mount('layout="drawer" push', css);
      const { chat, page, button } = mounted;
      expect(chat.panel.matches(':modal'), 'modal').to.equal(false);
      await chat.until(() => page.documentElement.style.paddingInlineEnd !== '', 'padding of the page');
      if (!measuresZoom && zoom !== 1) return;
      const panel = chat.panel.getBoundingClientRect();
      expect([panel.top, panel.right, panel.bottom].map(Math.round)).to.deep.equal([0, width, height]);
      expect(Math.round(panel.width)).to.equal(Math.round(440 * zoom));
      await chat.until(() => button.getBoundingClientRect().right <= panel.left + 1, 'the page to end at the panel');
      expect(button.getBoundingClientRect().right, 'no gap between page and panel').to.be.at.least(panel.left - 1);
      expect(isOnTop(mounted, chat.part('composer')!), 'the composer').to.equal(true);
      const { card, marker } = await openedCard(mounted);
      expect(isOnTop(mounted, card), 'the card').to.equal(true);
      const [of, at] = [card.getBoundingClientRect(), marker.getBoundingClientRect()];
      expect(Math.min(Math.abs(of.top - at.bottom), Math.abs(of.bottom - at.top)), 'beside its marker').to.be.below(3);
      chat.element.hide();
      await chat.until(() => !chat.isShown, 'the panel to close');
      await chat.until(() => Math.round(button.getBoundingClientRect().right) === width, 'the full width of the page');
    });

    it('the layout page fills the zoomed window, with the composer in view', async () => {
      const mounted = await mount('layout="page"', css);
      const { chat, page } = mounted;
      if (!measuresZoom && zoom !== 1) return;
      const panel = chat.part('panel')!.getBoundingClientRect();
      expect(Math.round(panel.height), 'as high as the window').to.equal(Math.round(height * zoom));
      const { width: across } = page.body.getBoundingClientRect();
      expect(Math.round(panel.width), 'as wide as the body').to.equal(Math.round(across));
      chat.part('panel')!.scrollIntoView({ block: 'end' });
      expect(isOnTop(mounted, chat.part('composer')!), 'the composer').to.equal(true);
      const { card, marker } = await openedCard(mounted);
      expect(isOnTop(mounted, card), 'the card').to.equal(true);
      const [of, at] = [card.getBoundingClientRect(), marker.getBoundingClientRect()];
      expect(Math.min(Math.abs(of.top - at.bottom), Math.abs(of.bottom - at.top)), 'beside its marker').to.be.below(3);
    });
  });
}
