import { expect } from '@open-wc/testing';
import { english } from '../fixtures/dictionaries.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, mountChat, type ChatHarness } from './harness.js';
import '../../src/ui/menu/menu.js';

const openHelp = async (chat: ChatHarness): Promise<HTMLElement> => {
  chat.click('menu-button');
  await chat.until(() => chat.part('menu-item') && chat.root.activeElement === chat.part('menu-item'), 'the menu');
  chat.click('menu-item');
  await chat.until(() => chat.part('close-help') && chat.root.activeElement === chat.part('close-help'), 'the help');
  return chat.part('keyboard-help')!;
};

const pressAt = (target: Element, key: string): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
};

describe('the menu of a chat in the page', () => {
  it('is offered wherever the header has something, and offers the help alone', async () => {
    const chat = await mountChat({});
    expect(chat.part('menu-button') === null, 'no heading, no message').to.equal(true);
    chat.element.heading = 'Handbook';
    await chat.element.updateComplete;
    chat.click('menu-button');
    await chat.until(() => chat.part('menu'), 'the menu');
    expect(chat.parts('menu-item').map(({ textContent }) => textContent!.trim())).to.deep.equal([english.keyboardHelp]);
    chat.element.heading = '';
    await chat.until(() => !chat.part('menu-button'), 'no menu');
    const answers = await createStreamFixture({ chunks: answerEvents });
    chat.element.endpoint = answers.endpoint;
    await chat.element.send('How long?');
    expect(chat.part('menu-button') !== null, 'a message').to.equal(true);
  });
});

describe('the keyboard help', () => {
  it('lists the keys, with its name and the focus in it', async () => {
    const chat = await mountChat({ heading: 'Handbook' });
    const help = await openHelp(chat);
    expect(chat.part('menu') === null, 'the menu is closed').to.equal(true);
    expect(help.role).to.equal('dialog');
    expect(chat.root.getElementById(help.getAttribute('aria-labelledby')!)!.textContent).to.equal(english.keyboardHelp);
    const rows = [...help.querySelectorAll('dl > div')].map((row) => [
      row.querySelector('dt')!.textContent!.trim(),
      row.querySelector('dd')!.textContent!.trim(),
    ]);
    const listed = ['send', 'newLine', 'recall', 'scroll', 'close', 'next'] as const;
    expect(rows).to.deep.equal(listed.map((key) => [english.keyNames[key], english.keyHelp[key]]));
    const [over, panel] = [help, chat.part('panel')!].map((box) => box.getBoundingClientRect()) as [DOMRect, DOMRect];
    expect(panel.height - over.height, 'it covers the chat').to.be.at.most(2);
    const scroller = help.querySelector('.help-scroller')!;
    expect(scroller.scrollHeight, 'the keys are seen').to.be.at.most(scroller.clientHeight + 60);
  });

  for (const how of ['Escape', 'the button'] as const)
    it(`closes at ${how}, and gives the focus back`, async () => {
      const chat = await mountChat({ heading: 'Handbook' });
      const help = await openHelp(chat);
      if (how === 'Escape') expect(pressAt(help.querySelector('.help-scroller')!, 'Escape').defaultPrevented).to.equal(true);
      else chat.click('close-help');
      await chat.until(() => !chat.part('keyboard-help'), 'the end');
      expect(chat.root.activeElement === chat.part('menu-button'), 'the focus').to.equal(true);
    });

  it('closes when the focus leaves it: what has the focus is seen', async () => {
    const chat = await mountChat({ heading: 'Handbook' });
    await openHelp(chat);
    chat.input.focus();
    await chat.until(() => !chat.part('keyboard-help'), 'the end');
    expect(chat.root.activeElement === chat.input).to.equal(true);
  });
});
