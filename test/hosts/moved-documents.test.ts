import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { FloatingChat, clearPage, mountFloating, openWindow } from '../layouts/floating-chat.js';
import { answerEvents } from '../ui/harness.js';

/** What shows that each style sheet is in force. */
const stylesOf = (chat: FloatingChat): Readonly<Record<string, string>> => {
  const style = (selector: string): CSSStyleDeclaration => {
    const element = chat.root.querySelector(selector)!;
    return element.ownerDocument.defaultView!.getComputedStyle(element);
  };
  const { left, position } = style('.frame');
  return {
    tokens: style('.panel').getPropertyValue('--radius'),
    frame: `${position} ${left !== 'auto'}`,
    launcher: style('.launcher').borderRadius,
    resize: style('.resize').position,
    panel: style('.header').display,
    prose: style('.prose p').maxWidth,
    citation: style('.citation').display,
    composer: style('.composer').display,
    card: style('.citation-card').position,
    look: style('.question').fontStyle,
  };
};

describe('moved into another document', () => {
  afterEach(clearPage);

  it('and back, every style sheet stays in force', async () => {
    const { endpoint } = await createStreamFixture({ chunks: answerEvents });
    const chat = await (await mountFloating({ endpoint, persist: 'none', look: 'paper' })).opened();
    await chat.element.send('How much leave?');
    await chat.until(() => chat.root.querySelector('.resize'), 'the handle');
    const marker = chat.root.querySelector<HTMLElement>('.citation > a')!;
    marker.focus();
    marker.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'touch' }));
    marker.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
    await chat.until(() => chat.root.querySelector('.citation-card .card'), 'the card');
    const before = stylesOf(chat);
    expect(before).to.include({ resize: 'absolute', citation: 'contents', card: 'fixed', look: 'italic' });

    const home = chat.element.parentElement!;
    const view = await openWindow(1000, 700, '');
    for (const place of [view.document.body, home, view.document.body]) {
      place.append(chat.element);
      await chat.element.updateComplete;
      await chat.until(() => chat.isShown, 'the panel');
      expect(stylesOf(chat)).to.deep.equal(before);
    }
    chat.element.look = 'bubbles';
    await chat.until(() => stylesOf(chat)['look'] === 'normal', 'the look');
    chat.element.remove();
  });

  it('before its chat is loaded, it has all styles there', async () => {
    const element = document.createElement('unleash-chat');
    const view = await openWindow(1000, 700, '');
    document.body.append(element);
    // A document without a window.
    document.implementation.createHTMLDocument().body.append(element);
    view.document.body.append(element);
    const chat = new FloatingChat(element);
    await chat.until(() => chat.input, 'the chat');
    expect(view.getComputedStyle(chat.part('composer')!).display).to.equal('flex');
    element.remove();
  });
});
