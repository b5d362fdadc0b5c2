/** In all engines: an open panel whose place in the page changes, and a page beside it that stays usable. */
import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { clearPage, FloatingChat, mountFloating, openWindow } from '../layouts/floating-chat.js';

describe('an open panel', () => {
  let place: HTMLElement;

  beforeEach(() => {
    place = document.createElement('main');
    place.innerHTML = '<button id="of-page">Of the page</button><section></section>';
    document.body.append(place);
  });

  afterEach(() => {
    place.remove();
    clearPage();
  });

  const section = (): HTMLElement => place.querySelector('section')!;
  const button = (): HTMLElement => place.querySelector('#of-page')!;
  const opened = async (layout: 'popup' | 'drawer'): Promise<FloatingChat> =>
    (await mountFloating({ layout }, { into: section() })).opened();
  /** The next frame of a page: what a change of its width has caused is done. */
  const frame = (page: Document): Promise<unknown> => new Promise((resolve) => page.defaultView!.requestAnimationFrame(resolve));
  const isUsable = (element: HTMLElement): boolean => {
    element.focus();
    return document.activeElement === element;
  };

  for (const layout of ['popup', 'drawer'] as const) {
    it(`keeps its chat while an input method composes in it: ${layout}`, async () => {
      const chat = await opened(layout);
      const { input } = chat;
      input!.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
      chat.element.requestUpdate();
      await chat.element.updateComplete;
      expect(chat.input === input, 'the field').to.equal(true);
      expect(chat.part('header') !== null, 'the header').to.equal(true);
      input!.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true }));
    });

    it(`is open again after it was moved: ${layout}`, async () => {
      const chat = await opened(layout);
      place.append(chat.element);
      await chat.until(() => chat.isShown, 'the panel at its new place');
      chat.element.hide();
      await chat.until(() => !chat.isShown, 'the closed panel');
      expect(isUsable(button()), 'the page').to.equal(true);
      await chat.opened();
    });

    it(`leaves the page usable while its place is hidden, and is back with it: ${layout}`, async () => {
      const chat = await opened(layout);
      section().style.display = 'none';
      await chat.until(() => isUsable(button()), 'the page');
      section().style.display = '';
      const isModal = layout === 'drawer';
      await chat.until(
        () => chat.isShown && chat.panel.checkVisibility() && chat.panel.matches(':modal') === isModal,
        'the panel',
      );
    });

    it(`opened in a hidden place leaves the page usable: ${layout}`, async () => {
      const chat = await mountFloating({ layout }, { into: section() });
      section().style.display = 'none';
      chat.element.show();
      await chat.until(() => chat.isShown, 'the panel');
      expect(isUsable(button()), 'the page').to.equal(true);
      section().style.display = '';
      await chat.until(() => chat.panel.matches(':modal') === (layout === 'drawer'), 'the panel that is seen');
    });
  }

  it('is beside the page again when the dialog of the page has closed that kept it from being used', async () => {
    place.insertAdjacentHTML('beforeend', '<dialog><button>Ask</button></dialog>');
    const dialog = place.querySelector('dialog')!;
    const chat = await mountFloating({}, { into: section() });
    dialog.showModal();
    await chat.opened();
    expect(chat.panel.matches(':modal'), 'above the dialog').to.equal(true);
    dialog.close();
    await chat.until(() => chat.isShown && !chat.panel.matches(':modal'), 'the panel beside the page');
    expect(chat.root.activeElement === chat.input, 'the focus').to.equal(true);
    expect(isUsable(button()), 'the page').to.equal(true);
  });

  for (const { layout, from, to, isModal } of [
    { layout: 'popup', from: 800, to: 500, isModal: true },
    { layout: 'popup', from: 500, to: 800, isModal: false },
    { layout: 'drawer', from: 1000, to: 700, isModal: true },
  ] as const) {
    for (const where of ['the page', 'a shadow root']) {
      it(`stays below a modal dialog of ${where} when the window changes its width: ${layout}, ${from} to ${to}`, async () => {
        const { document: page, frameElement } = await openWindow(from, 700, '<section></section><aside></aside>');
        const into = page.querySelector('section')!;
        const chat = await (await mountFloating({ layout, push: true }, { into })).opened();
        const aside = page.querySelector('aside')!;
        const around = where === 'the page' ? aside : aside.attachShadow({ mode: 'open' });
        around.innerHTML = '<dialog><button>Of the dialog</button></dialog>';
        const dialog = around.querySelector('dialog')!;
        dialog.showModal();
        (frameElement as HTMLElement).style.inlineSize = `${to}px`;
        await chat.until(() => page.defaultView!.innerWidth === to, 'the window');
        await frame(page);
        chat.element.requestUpdate();
        await chat.element.updateComplete;
        expect(chat.panel.matches(':modal'), 'the panel as it was').to.equal(!isModal);
        const ofDialog = dialog.querySelector('button')!;
        const { left, top } = ofDialog.getBoundingClientRect();
        const root = around === aside ? page : (around as ShadowRoot);
        expect(root.elementFromPoint(left + 2, top + 2) === ofDialog, 'the dialog').to.equal(true);
        dialog.close();
        chat.element.requestUpdate();
        await chat.until(() => chat.isShown && chat.panel.matches(':modal') === isModal, 'the panel for that width');
      });
    }
  }

  it('follows the width of the window inside a modal dialog of the page', async () => {
    const { document: page, frameElement } = await openWindow(800, 700, '<dialog><section></section></dialog>');
    page.querySelector('dialog')!.showModal();
    const chat = await (await mountFloating({}, { into: page.querySelector('section')! })).opened();
    (frameElement as HTMLElement).style.inlineSize = '500px';
    await chat.until(() => chat.panel.matches(':modal'), 'the modal panel');
  });

  it('pushes the page in the layout that does, and only in that', async () => {
    const { document: wide } = await openWindow(1000, 700);
    const chat = await (await mountFloating({ layout: 'drawer', push: true }, { into: wide.body })).opened();
    const padding = (): string => wide.documentElement.style.paddingInlineEnd;
    await chat.until(() => padding() !== '', 'the pushed page');
    chat.element.layout = 'popup';
    await chat.until(() => padding() === '', 'the page as it was');
    chat.element.layout = 'drawer';
    await chat.until(() => padding() !== '', 'the pushed page again');
  });

  it('that is opened from what is hidden meanwhile gives the focus to its launcher', async () => {
    const chat = await mountFloating({}, { into: section() });
    button().focus();
    await chat.opened();
    button().style.display = 'none';
    await sendKeys({ press: 'Escape' });
    await chat.until(() => !chat.isShown, 'the closed panel');
    expect(chat.root.activeElement === chat.launcher, 'the launcher').to.equal(true);
  });

  it('keeps what is typed into it from a focus trap that the page opens later', async () => {
    const chat = await opened('popup');
    place.insertAdjacentHTML('beforeend', '<div><input></div>');
    const trap = place.querySelector('input')!;
    const hold = ({ target }: Event): void => {
      if (!trap.parentElement!.contains(target as Node)) trap.focus();
    };
    document.addEventListener('focusin', hold, true);
    trap.focus();
    const { left, top, width, height } = chat.input!.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    await chat.until(() => chat.root.activeElement === chat.input, 'the focus');
    await sendKeys({ type: 'secret' });
    document.removeEventListener('focusin', hold, true);
    expect([chat.input!.value, trap.value]).to.deep.equal(['secret', '']);
  });

  it('asked for before the element is in a page opens with it, and has the focus', async () => {
    const failures: unknown[] = [];
    const note = ({ reason }: PromiseRejectionEvent): void => void failures.push(reason);
    addEventListener('unhandledrejection', note);
    const element = document.createElement('unleash-chat');
    element.layout = 'popup';
    element.endpoint = '/unleash';
    element.show();
    element.focus();
    element.toggle();
    element.toggle();
    await import('../../src/ui/panel/floating-panel.js');
    section().append(element);
    const chat = new FloatingChat(element);
    await chat.until(() => chat.root?.querySelector('dialog') && chat.isShown && chat.root.activeElement, 'the panel');
    expect(failures).to.deep.equal([]);
    removeEventListener('unhandledrejection', note);
    element.remove();
  });
});
