/** In all engines: the panel beside dialogs, focus traps and key handlers of the page. The `e2e` tests have real libraries. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { clearPage, mountFloating, type FloatingChat } from '../layouts/floating-chat.js';

const isHit = (chat: FloatingChat, element: Element): boolean => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  return document.elementFromPoint(x, y) === chat.element && element.contains(chat.root.elementFromPoint(x, y));
};

const typed = async (chat: FloatingChat): Promise<string> => {
  await chat.until(() => chat.input && chat.root.activeElement === chat.input, 'the focus in the field');
  await sendKeys({ type: 'yes' });
  return chat.field.value;
};

describe('a panel in a page', () => {
  let place: HTMLElement;

  beforeEach(() => {
    place = document.createElement('main');
    document.body.append(place);
  });

  afterEach(() => {
    place.remove();
    clearPage();
  });

  const mount = async (html: string, into = 'main'): Promise<FloatingChat> => {
    place.innerHTML = html;
    return mountFloating({}, { into: into === 'main' ? place : place.querySelector(into)! });
  };

  const whole = 'style="inset: 0; inline-size: 100%; block-size: 100%; max-inline-size: none; max-block-size: none"';

  for (const [what, html, show] of [
    ['a dialog', `<dialog id="around" ${whole}></dialog>`, (around: HTMLElement) => (around as HTMLDialogElement).showModal()],
    ['a popover', `<div id="around" popover ${whole}></div>`, (around: HTMLElement) => around.showPopover()],
  ] as const) {
    it(`has its launcher above ${what} that is opened around it`, async () => {
      const chat = await mount(html, '#around');
      show(place.querySelector('#around')!);
      await chat.until(() => isHit(chat, chat.launcher), 'the launcher');
      chat.launcher.click();
      expect(await typed(chat)).to.equal('yes');
      expect(isHit(chat, chat.field), 'the field').to.equal(true);
    });
  }

  it('can be used above a dialog beside it, and goes first', async () => {
    const chat = await mount('<dialog><button>Ask</button></dialog>');
    const [dialog, button] = [place.querySelector('dialog')!, place.querySelector('button')!];
    dialog.showModal();
    button.focus();
    chat.element.show();
    expect(await typed(chat)).to.equal('yes');
    expect(isHit(chat, chat.field), 'the field').to.equal(true);
    await sendKeys({ press: 'Escape' });
    await chat.until(() => !chat.isShown, 'the end');
    expect(dialog.open, 'the dialog').to.equal(true);
    expect(document.activeElement === button, 'the focus').to.equal(true);
  });

  it('keeps the focus from a trap of the page while it is open, and from then on leaves it there', async () => {
    const chat = await mount('<div><input></div>');
    const input = place.querySelector('input')!;
    const trap = ({ target }: Event): void => {
      if (!input.parentElement!.contains(target as Node)) input.focus();
    };
    document.addEventListener('focusin', trap);
    input.focus();
    chat.launcher.click();
    expect(await typed(chat)).to.equal('yes');
    expect(input.value).to.equal('');
    await sendKeys({ press: 'Escape' });
    await chat.until(() => !chat.isShown, 'the end');
    expect(document.activeElement === input, 'the focus').to.equal(true);
    chat.launcher.focus();
    expect(document.activeElement === input, 'the focus, trapped').to.equal(true);
    document.removeEventListener('focusin', trap);
  });

  it('takes an Escape for itself, from anywhere, and leaves it to the page otherwise', async () => {
    const chat = await mount('<button>Of the page</button>');
    const button = place.querySelector('button')!;
    const heard: string[] = [];
    const hear = ({ type }: Event): void => void heard.push(type);
    for (const type of ['keydown', 'keyup']) document.addEventListener(type, hear);
    await chat.opened();
    await sendKeys({ press: 'Escape' });
    await chat.until(() => !chat.isShown, 'the end');
    expect(heard, 'used').to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    expect(heard, 'not used').to.deep.equal(['keydown', 'keyup']);
    await chat.opened();
    button.focus();
    await sendKeys({ press: 'Escape' });
    await chat.until(() => !chat.isShown, 'the end, from the page');
    expect(document.activeElement === button, 'the focus').to.equal(true);
    await chat.opened();
    button.addEventListener('keydown', (event) => event.preventDefault());
    button.focus();
    await sendKeys({ press: 'Escape' });
    await chat.element.updateComplete;
    expect(chat.isShown, 'used by the page').to.equal(true);
    for (const type of ['keydown', 'keyup']) document.removeEventListener(type, hear);
  });

  it('does not cover what has the focus once it is closed: the launcher gives way', async () => {
    const chat = await mount('<a href="#x" style="position: fixed; inset: auto 30px 40px auto">Link</a>');
    const link = place.querySelector('a')!;
    const isSeen = (): boolean => {
      const { left, top, width, height } = link.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === link;
    };
    expect(isSeen()).to.equal(false);
    link.focus();
    await chat.until(isSeen, 'the link');
    chat.launcher.focus();
    await chat.until(() => !isSeen(), 'the launcher');
  });
});
