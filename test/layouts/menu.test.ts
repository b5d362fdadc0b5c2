import { expect } from '@open-wc/testing';
import { english } from '../fixtures/dictionaries.js';
import { clearPage, mountFloating, type FloatingChat } from './floating-chat.js';
import '../../src/ui/menu/menu.js';

const items = ({ root }: FloatingChat): readonly HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[part="menu-item"]')];
const labels = (chat: FloatingChat): readonly string[] => items(chat).map(({ textContent }) => textContent!.trim());
const item = (chat: FloatingChat, label: string): HTMLElement =>
  items(chat).find(({ textContent }) => textContent!.trim() === label)!;
const button = (chat: FloatingChat): HTMLElement => chat.part('menu-button')!;
const sizeOf = ({ panel }: FloatingChat): readonly number[] => [panel.offsetWidth, panel.offsetHeight];
const focused = ({ root }: FloatingChat): Element | null => root.activeElement;

const openMenu = async (chat: FloatingChat): Promise<void> => {
  button(chat).click();
  await chat.until(() => items(chat)[0] && focused(chat) === items(chat)[0], 'the menu, with the focus in it');
};

describe('the menu of a popup', () => {
  afterEach(clearPage);

  it('opens at its button, with the focus in it, and says so', async () => {
    const chat = await (await mountFloating({})).opened();
    expect(button(chat).ariaLabel).to.equal(english.more);
    expect(button(chat).ariaExpanded).to.equal('false');
    await openMenu(chat);
    expect(button(chat).ariaExpanded).to.equal('true');
    expect(button(chat).getAttribute('aria-controls')).to.equal(chat.part('menu')!.id);
    expect(labels(chat)).to.deep.equal([english.larger, english.smaller, english.usualSize, english.keyboardHelp]);
    button(chat).click();
    await chat.until(() => !chat.part('menu'), 'the end');
    expect(focused(chat) === button(chat), 'the focus').to.equal(true);
    expect(button(chat).ariaExpanded).to.equal('false');
  });

  it('is within the panel, below its button, in both directions', async () => {
    for (const direction of ['ltr', 'rtl'] as const) {
      document.documentElement.dir = direction;
      const chat = await (await mountFloating({})).opened();
      await openMenu(chat);
      const [menu, panel, at] = [chat.part('menu')!, chat.panel, button(chat)].map((box) => box.getBoundingClientRect()) as [
        DOMRect,
        DOMRect,
        DOMRect,
      ];
      expect(menu.top >= at.bottom - 1 && menu.bottom < panel.bottom, direction).to.equal(true);
      expect(menu.left > panel.left && menu.right < panel.right, direction).to.equal(true);
      const middle = chat.root.elementFromPoint(menu.left + menu.width / 2, menu.bottom - 10);
      expect(middle === items(chat).at(-1), 'nothing covers it').to.equal(true);
      chat.element.remove();
    }
    document.documentElement.dir = '';
  });

  it('closes at Escape, which closes nothing else', async () => {
    const chat = await (await mountFloating({})).opened();
    await openMenu(chat);
    expect(chat.press('Escape', items(chat)[0]).defaultPrevented).to.equal(true);
    await chat.until(() => !chat.part('menu'), 'the end');
    expect(chat.isShown, 'the panel').to.equal(true);
    expect(focused(chat) === button(chat), 'the focus').to.equal(true);
    chat.press('Escape', button(chat));
    await chat.until(() => !chat.isShown, 'the end of the panel');
  });

  it('closes when the focus or the pointer goes elsewhere, which it leaves there', async () => {
    const chat = await (await mountFloating({})).opened();
    await openMenu(chat);
    chat.input!.focus();
    await chat.until(() => !chat.part('menu'), 'the end');
    expect(focused(chat) === chat.input).to.equal(true);
    await openMenu(chat);
    const press = (target: Element): boolean =>
      target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    press(items(chat)[1]!);
    await chat.element.updateComplete;
    expect(chat.part('menu') !== null, 'a press in it').to.equal(true);
    press(chat.part('transcript')!);
    await chat.until(() => !chat.part('menu'), 'the end');
  });

  it('moves the focus by the arrow keys', async () => {
    const chat = await (await mountFloating({})).opened();
    await openMenu(chat);
    const all = items(chat);
    for (const [key, index] of [
      ['ArrowDown', 1],
      ['ArrowUp', 0],
      ['ArrowUp', 3],
      ['ArrowDown', 0],
    ] as const) {
      chat.press(key, focused(chat) as HTMLElement);
      expect(all.indexOf(focused(chat) as HTMLElement), key).to.equal(index);
    }
  });

  it('is closed when the panel is opened again', async () => {
    const chat = await (await mountFloating({})).opened();
    await openMenu(chat);
    chat.element.hide();
    await chat.until(() => !chat.isShown, 'the closed panel');
    await chat.opened();
    expect(chat.part('menu') === null).to.equal(true);
  });

  it('changes the size in steps, up to the limits, and restores it, without dragging', async () => {
    const chat = await (await mountFloating({})).opened();
    const [width, height] = sizeOf(chat) as [number, number];
    await openMenu(chat);
    const isDisabled = (label: string): boolean => item(chat, label).ariaDisabled === 'true';
    expect(isDisabled(english.usualSize), 'it has its usual size').to.equal(true);
    item(chat, english.smaller).click();
    await chat.element.updateComplete;
    expect(sizeOf(chat)).to.deep.equal([Math.round(width / 1.25), Math.max(240, Math.round(height / 1.25))]);
    expect(isDisabled(english.usualSize)).to.equal(false);
    item(chat, english.usualSize).click();
    await chat.element.updateComplete;
    expect(sizeOf(chat)).to.deep.equal([width, height]);
    for (const [label, isAtLimit] of [
      [english.larger, () => chat.panel.getBoundingClientRect().left < 25],
      [english.smaller, () => chat.panel.offsetWidth === 280],
    ] as const) {
      for (let press = 0; press < 12 && !isDisabled(label); press++) {
        item(chat, label).click();
        await chat.element.updateComplete;
      }
      expect(isDisabled(label), label).to.equal(true);
      expect(isAtLimit(), label).to.equal(true);
      const before = sizeOf(chat);
      item(chat, label).click();
      expect(sizeOf(chat)).to.deep.equal(before);
    }
    expect(chat.part('menu') !== null, 'still open, to be pressed again').to.equal(true);
  });

  it('has the texts of the language in force', async () => {
    const chat = await (await mountFloating({ strings: { keyboardHelp: 'Keys' } })).opened();
    await openMenu(chat);
    expect(labels(chat).at(-1)).to.equal('Keys');
    document.documentElement.lang = 'de';
    await chat.until(() => labels(chat)[0] !== english.larger, 'German');
    document.documentElement.lang = 'en';
    await chat.until(() => labels(chat)[0] === english.larger, 'English');
  });
});

describe('the menu of a drawer', () => {
  afterEach(clearPage);

  it('changes the width alone, and knows its limits', async () => {
    const chat = await (await mountFloating({ layout: 'drawer' })).opened();
    const [width, height] = sizeOf(chat) as [number, number];
    await openMenu(chat);
    item(chat, english.larger).click();
    await chat.element.updateComplete;
    expect(sizeOf(chat)).to.deep.equal([Math.round(width * 1.25), height]);
    for (let press = 0; press < 12 && item(chat, english.smaller).ariaDisabled !== 'true'; press++) {
      item(chat, english.smaller).click();
      await chat.element.updateComplete;
    }
    expect(item(chat, english.smaller).ariaDisabled).to.equal('true');
    expect(chat.panel.offsetWidth).to.equal(320);
  });
});
