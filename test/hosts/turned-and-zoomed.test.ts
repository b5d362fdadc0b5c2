import { expect } from '@open-wc/testing';
import { clearPage, quiet } from '../layouts/floating-chat.js';
import { clearHost, isOnTop, mountAnswered } from './host-page.js';

const page = document.documentElement;
const centre = (element: Element): number => {
  const { left, right } = element.getBoundingClientRect();
  return (left + right) / 2;
};

describe('direction and zoom of the page', () => {
  afterEach(() => {
    clearHost();
    page.style.removeProperty('zoom');
    document.body.style.removeProperty('zoom');
    clearPage();
  });

  for (const layout of ['inline', 'popup'] as const) {
    it(`${layout}: follows the direction of the page`, async () => {
      const chat = await mountAnswered(layout, {});
      for (const direction of ['rtl', 'ltr'] as const) {
        page.dir = direction;
        await quiet(chat);
        const panel = chat.part('panel')!;
        const atEnd = (name: string): boolean => centre(chat.part(name)!) > centre(panel) === (direction === 'ltr');
        expect(getComputedStyle(panel).direction).to.equal(direction);
        for (const name of ['send', 'question']) expect(atEnd(name), `${name}, ${direction}`).to.equal(true);
        if (layout === 'inline') continue;
        const [button, frame] = [chat.launcher.getBoundingClientRect(), chat.panel.getBoundingClientRect()];
        const gaps = (box: DOMRect): number => (direction === 'rtl' ? box.left : page.clientWidth - box.right);
        expect(
          [button, frame].map((box) => Math.round(gaps(box))),
          direction,
        ).to.deep.equal([20, 20]);
        expect(Math.round(button.top - frame.bottom)).to.equal(12);
      }
    });

    for (const [what, target, zoom] of [
      ['its root, to 150 %', () => page, '1.5'],
      ['its body, to 125 %', () => document.body, '1.25'],
      ['its root, to 80 %', () => page, '0.8'],
    ] as const)
      it(`${layout}: all parts are in view and in place if the page zooms ${what}`, async () => {
        target().style.setProperty('zoom', zoom);
        const chat = await mountAnswered(layout, {});
        const marker = chat.part('citation')!;
        chat.part('panel')!.scrollIntoView({ block: 'end' });
        marker.focus({ preventScroll: true });
        const find = (): HTMLElement | null => chat.root.querySelector<HTMLElement>('.citation-card:popover-open');
        await chat.until(find, 'the card');
        await quiet(chat);
        const seen = (element: Element, name: string): void => {
          expect(isOnTop(chat, element), `${name} on top`).to.equal(true);
        };
        const [at, card] = [marker.getBoundingClientRect(), find()!.getBoundingClientRect()];
        const distance = Math.min(Math.abs(card.top - at.bottom), Math.abs(card.bottom - at.top));
        expect(distance, 'the card, beside its marker').to.be.below(3);
        // WebKit measures zoomed elements in their own pixels: they cannot be compared with the window.
        if (!('currentCSSZoom' in Element.prototype)) return;
        expect(card.left <= at.left && card.right >= at.right, 'the card, above or below its marker').to.equal(true);
        seen(find()!, 'the card');
        seen(chat.part('composer')!, 'the composer');
        if (layout === 'inline') return;
        seen(chat.launcher, 'the launcher');
        const [panel, button] = [chat.panel.getBoundingClientRect(), chat.launcher.getBoundingClientRect()];
        expect(panel.top, 'in view').to.be.at.least(0);
        expect(panel.bottom, 'the panel, beside its launcher').to.be.at.most(button.top);
        expect(button.top - panel.bottom).to.be.at.most(20);
        expect(Math.abs(button.right - panel.right), 'the edges').to.be.below(3);
      });
  }
});
