import { expect } from '@open-wc/testing';
import { clearPage, quiet, type FloatingChat } from '../layouts/floating-chat.js';
import { clearHost, isOnTop, lookOf, mountAnswered, type HostPage, type Look } from './host-page.js';

const span = (style: string): string => `<span style="display: block; ${style}"><span></span></span>`;

const hosts: Readonly<Record<string, HostPage>> = {
  'unsets all styles': { css: '* { all: unset } head, script, style { display: none !important }' },
  'reverts all styles with !important': { css: '* { all: revert !important }' },
  'hides its own elements and enlarges their type': {
    css: 'div, button, p, section > *, textarea, dialog, [popover] { font-size: 40px !important; letter-spacing: 4px; text-transform: uppercase } div, button, p, dialog, textarea { display: none !important }',
  },
  'changes the box model of all elements': {
    css: '*, *::before { box-sizing: content-box; margin: 7px; padding: 3px; line-height: 3; border: 2px solid red }',
  },
  'sets a root font size of 62.5 %': { css: 'html { font-size: 62.5% }' },
  'sets large type, alignment and spacing': {
    css: 'html { font-size: 32px } body { text-align: end; word-spacing: 9px; white-space: pre }',
  },
  'transforms an ancestor': { around: span('transform: translate(-3px, 5px)') },
  'filters an ancestor': { around: span('filter: saturate(0.9); backdrop-filter: blur(1px)') },
  'clips an ancestor': { around: span('overflow: hidden; contain: paint; will-change: transform; perspective: 90px') },
  'has a sibling with the highest z-index': {
    around: `<span></span><span style="position: relative; z-index: 2147483647; display: block; block-size: 40px">Beside</span>`,
  },
};

/** Removes the spacing around the widget, which is not compared. */
const reset =
  'html, unleash-chat, section, main, section span { margin: 0 !important; padding: 0 !important; border: 0 !important }';

const cardOf = async (chat: FloatingChat): Promise<{ card: HTMLElement; marker: HTMLElement }> => {
  const marker = chat.part('citation')!;
  marker.focus();
  const find = (): HTMLElement | null => chat.root.querySelector<HTMLElement>('.citation-card:popover-open');
  await chat.until(find, 'the card');
  await quiet(chat);
  return { card: find()!, marker };
};

/** Names of custom properties that the adopted styles use, other than the public ones. */
const internalProperties = ({ root }: FloatingChat): readonly string[] => {
  const rules = root.adoptedStyleSheets.flatMap(({ cssRules }) => Array.from(cssRules, ({ cssText }) => cssText));
  return [...new Set(rules.join('').match(/(?<=var\()--(?!unleash-chat-)[\w-]+/g))];
};

/** Always declared on the element that uses them, or on one around it inside of the widget. */
const declaredWhereUsed = ['--hue', '--columns', '--digits', '--corner', '--least', '--reach', '--button'];

/** Declared and used by the bubbles alone; the styles of all looks are adopted together. */
const ofBubbles = ['--lift'];

describe('looks the same in a page that uses the names of internal custom properties', () => {
  afterEach(() => {
    clearHost();
    clearPage();
  });

  for (const look of ['paper', 'bubbles'] as const) {
    it(look, async () => {
      const usual = await mountAnswered('popup', {}, look);
      const names = internalProperties(usual);
      expect(names).to.include.members(['--own-width', '--visible-top', '--block', '--text', ...declaredWhereUsed, ...ofBubbles]);
      const [sight, { width, height }] = [lookOf(usual), usual.panel.getBoundingClientRect()];
      clearHost();
      const css = `html { ${names.map((name) => `${name}: 700px;`).join(' ')} }`;
      const chat = await mountAnswered('popup', { css }, look);
      expect(lookOf(chat)).to.deep.equal(sight);
      const panel = chat.panel.getBoundingClientRect();
      expect([panel.width, panel.height]).to.deep.equal([width, height]);
      // Until scripts have set some of them on the element.
      chat.panel.removeAttribute('style');
      const styles = getComputedStyle(chat.part('panel')!);
      const inherited = names.filter((name) => styles.getPropertyValue(name) === '700px');
      expect(inherited).to.have.members([...declaredWhereUsed, ...(look === 'bubbles' ? [] : ofBubbles)]);
    });
  }
});

for (const layout of ['inline', 'popup'] as const) {
  describe(`${layout}: looks the same in a page that`, () => {
    let usual: Look;

    before(async () => {
      document.body.style.cssText = 'margin: 0 !important; padding: 0 !important; border: 0 !important';
      usual = lookOf(await mountAnswered(layout, { css: reset }));
      clearHost();
    });
    afterEach(() => {
      clearHost();
      clearPage();
    });
    after(() => document.body.removeAttribute('style'));

    for (const [what, page] of Object.entries(hosts)) {
      it(what, async () => {
        const chat = await mountAnswered(layout, { ...page, css: `${reset} ${page.css ?? ''}` });
        expect(lookOf(chat)).to.deep.equal(usual);
        chat.part('panel')!.scrollIntoView({ block: 'nearest' });
        expect(isOnTop(chat, chat.part('composer')!), 'the composer').to.equal(true);
        const { card, marker } = await cardOf(chat);
        expect(isOnTop(chat, card), 'the card').to.equal(true);
        const [of, at] = [card.getBoundingClientRect(), marker.getBoundingClientRect()];
        expect(Math.min(Math.abs(of.top - at.bottom), Math.abs(of.bottom - at.top)), 'beside its marker').to.be.below(2);
        if (layout === 'inline') return;
        const [panel, button] = [chat.panel.getBoundingClientRect(), chat.launcher.getBoundingClientRect()];
        expect([button.width, button.height, innerHeight - button.bottom].map(Math.round)).to.deep.equal([56, 56, 20]);
        expect(Math.round(button.top - panel.bottom), 'beside its launcher').to.equal(12);
        chat.element.hide();
        await chat.until(() => !chat.isShown, 'the panel to close');
      });
    }

    if (layout === 'popup')
      it('scrolls horizontally: panel and launcher', async () => {
        const wide = '<span></span><span style="display: block; inline-size: 3000px">Wide</span>';
        const chat = await mountAnswered(layout, { around: wide });
        const [panel, button] = [chat.panel.getBoundingClientRect(), chat.launcher.getBoundingClientRect()];
        expect(Math.round(button.top - panel.bottom)).to.equal(12);
      });
  });
}
