import { expect } from '@open-wc/testing';
import { FloatingChat, clearPage, mountFloating, openWindow } from './floating-chat.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

const inWindow = async (
  width: number,
  attributes: string,
): Promise<{ chat: FloatingChat; page: Document; button: HTMLElement }> => {
  const view = await openWindow(
    width,
    700,
    `<button>Of the page</button><unleash-chat ${attributes} endpoint="/unleash" persist="none"></unleash-chat>`,
  );
  const page = view.document;
  const chat = new FloatingChat(page.querySelector<UnleashChat>('unleash-chat')!);
  await chat.until(() => chat.launcher?.matches(':popover-open'), 'the launcher');
  return { chat, page, button: page.querySelector('button')! };
};

const settled = (chat: FloatingChat): Promise<unknown> =>
  Promise.all(chat.panel.getAnimations().map(({ finished }) => finished.catch(() => undefined)));

describe('a drawer', () => {
  afterEach(clearPage);

  it('covers the page as a dialog does, along its whole side, and closes beside itself', async () => {
    const { chat } = await inWindow(1000, 'layout="drawer"');
    chat.launcher.click();
    await chat.until(() => chat.isShown && chat.input, 'the chat');
    // An animation may not have begun.
    await chat.until(() => chat.panel.getBoundingClientRect().right === 1000, 'the panel at its side');
    expect(chat.panel.matches(':modal'), 'modal').to.equal(true);
    const { top, bottom, right, width } = chat.panel.getBoundingClientRect();
    expect([top, bottom, right, width]).to.deep.equal([0, 700, 1000, 440]);
    const backdrop = (type: string): boolean => chat.panel.dispatchEvent(new MouseEvent(type, { bubbles: true }));
    chat.field.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true, composed: true }));
    backdrop('click');
    await chat.element.updateComplete;
    expect(chat.isShown, 'text that was selected beyond the edge').to.equal(true);
    backdrop('pointerdown');
    backdrop('click');
    await chat.until(() => !chat.isShown, 'the end');
    expect(chat.root.activeElement === chat.launcher, 'the focus').to.equal(true);
  });

  it('pushes a wide page aside and gives the room back; a narrow one it covers', async () => {
    const { chat, page, button } = await inWindow(1000, 'layout="drawer" push');
    page.body.style.margin = '0';
    await chat.opened();
    await chat.until(() => page.body.getBoundingClientRect().right === 560, 'the page, narrower');
    const header = page.body.appendChild(page.createElement('header'));
    header.style.cssText = 'position: fixed; inset-inline: 0 var(--unleash-chat-drawer-inset, 0px)';
    expect(header.getBoundingClientRect().right, 'what is fixed, too').to.equal(560);
    expect(chat.panel.matches(':modal'), 'beside the page').to.equal(false);
    button.focus();
    expect(page.activeElement === button, 'the page is there').to.equal(true);
    page.documentElement.dir = 'rtl';
    expect(chat.panel.getBoundingClientRect().left, 'the other side').to.equal(0);
    expect(page.body.getBoundingClientRect().left).to.equal(440);
    chat.element.hide();
    await chat.until(() => page.body.getBoundingClientRect().width === 1000, 'the room');
    expect(header.getBoundingClientRect().width).to.equal(1000);
    const narrow = await inWindow(800, 'layout="drawer" push');
    await narrow.chat.opened();
    expect(narrow.chat.panel.matches(':modal')).to.equal(true);
  });

  it('opens the page that it pushed again when it is taken away', async () => {
    const { chat, page } = await inWindow(1000, 'layout="drawer" push');
    await chat.opened();
    await chat.until(() => page.documentElement.style.paddingInlineEnd === '440px', 'the page, narrower');
    chat.element.remove();
    expect(page.documentElement.style.paddingInlineEnd).to.equal('');
  });
});

describe('on a phone', () => {
  afterEach(clearPage);

  for (const layout of ['popup', 'drawer']) {
    it(`a ${layout} is a sheet that fills the screen, and modal`, async () => {
      const { chat } = await inWindow(390, `layout="${layout}"`);
      await chat.opened();
      await settled(chat);
      expect(chat.panel.matches(':modal'), 'modal').to.equal(true);
      const { left, top, width, height } = chat.panel.getBoundingClientRect();
      expect([left, top, width, height]).to.deep.equal([0, 0, 390, 700]);
      const composer = chat.part('composer')!.getBoundingClientRect();
      expect(composer.bottom <= 700 && composer.right <= 390, 'the composer is in view').to.equal(true);
      chat.press('Escape');
      await chat.until(() => !chat.isShown, 'the end');
    });
  }

  it('the sheet stays in what the keyboard leaves of the screen', async () => {
    const { chat, page } = await inWindow(390, 'layout="popup"');
    const viewport = page.defaultView!.visualViewport!;
    const keyboard = (height: number, offsetTop: number, scale = 1): void => {
      for (const [name, value] of Object.entries({ height, offsetTop, scale }))
        Object.defineProperty(viewport, name, { configurable: true, get: () => value });
      viewport.dispatchEvent(new Event('resize'));
    };
    await chat.opened();
    await settled(chat);
    await chat.until(() => chat.panel.style.getPropertyValue('--visible-height'), 'its company');
    keyboard(380, 40);
    const { top, height } = chat.panel.getBoundingClientRect();
    expect([top, height]).to.deep.equal([40, 380]);
    expect(chat.part('composer')!.getBoundingClientRect().bottom).to.be.at.most(420);
    keyboard(200, 90, 2);
    expect(chat.panel.getBoundingClientRect().height, 'zoomed with two fingers').to.equal(380);
    keyboard(700, 0);
    expect(chat.panel.getBoundingClientRect().height).to.equal(700);
  });

  it('turned on its side and back, it stays open, modal only where it covers', async () => {
    const { chat } = await inWindow(390, 'layout="popup"');
    await chat.opened();
    chat.type('half a quest');
    const frame = chat.element.ownerDocument.defaultView!.frameElement as HTMLElement;
    for (const [width, isModal] of [
      ['900px', false],
      ['390px', true],
    ] as const) {
      frame.style.inlineSize = width;
      await chat.until(() => chat.isShown && chat.panel.matches(':modal') === isModal, width);
      expect(chat.element.open).to.equal(true);
      expect(chat.root.activeElement === chat.input, 'the focus').to.equal(true);
      expect(chat.field.value).to.equal('half a quest');
    }
  });
});

describe('the window of the test', () => {
  afterEach(clearPage);

  it('is wide enough for a popup beside its launcher', async () => {
    const chat = await (await mountFloating({})).opened();
    expect(chat.panel.matches(':modal')).to.equal(false);
  });
});
