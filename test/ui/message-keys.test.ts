import { expect } from '@open-wc/testing';
import { conversationOf } from '../fixtures/conversation-of.js';
import { english } from '../fixtures/dictionaries.js';
import { mountChat, type ChatHarness } from './harness.js';
import '../../src/ui/menu/menu.js';
import '../../src/ui/transcript/message-keys.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

const wide = `\`\`\`\n${'x'.repeat(2000)}\n\`\`\``;
const turns = [
  { question: 'One?', answer: 'The first.' },
  { question: 'Two?', answer: `word\n\n${wide}\n\n${'word\n\n'.repeat(80)}` },
  { question: 'Three?', answer: 'The third.' },
];

const mount = async (settings: Partial<UnleashChat> = {}): Promise<ChatHarness> => {
  const chat = await mountChat({ persist: 'none', heading: 'Handbook', ...settings });
  chat.element.style.setProperty('--unleash-chat-max-height', '400px');
  await chat.element.loadConversation(conversationOf(turns));
  await chat.until(() => chat.parts('message').length === 6, 'the conversation');
  return chat;
};

const focused = ({ root }: ChatHarness): HTMLElement => root.activeElement as HTMLElement;

const press = (chat: ChatHarness, key: string, init: KeyboardEventInit = {}): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init });
  (focused(chat) ?? chat.element).dispatchEvent(event);
  return event;
};

/** Index of the message that has the focus. */
const at = (chat: ChatHarness): number => chat.parts('message').indexOf(focused(chat));

/** The code is loaded with the first update that finds the keys turned on. */
const listens = async (chat: ChatHarness): Promise<void> => {
  chat.input.focus();
  await chat.until(() => press(chat, 'F6').defaultPrevented, 'the keys');
  press(chat, 'F6');
  await chat.until(() => focused(chat) === chat.input, 'the field');
};

describe('keys between messages', () => {
  it('are off by default: the browser has them', async () => {
    const chat = await mount();
    chat.input.focus();
    expect(press(chat, 'F6').defaultPrevented).to.equal(false);
    chat.part('transcript')!.focus();
    for (const key of ['ArrowUp', 'ArrowDown', 'Home', 'End', 'F6'])
      expect(press(chat, key).defaultPrevented, key).to.equal(false);
  });

  it('switch by F6 between the newest message and the field, in both directions', async () => {
    const chat = await mount({ messageKeys: true });
    await listens(chat);
    press(chat, 'F6');
    expect(at(chat), 'the newest').to.equal(5);
    press(chat, 'F6', { shiftKey: true });
    expect(focused(chat) === chat.input, 'the field').to.equal(true);
    press(chat, 'F6', { shiftKey: true });
    expect(at(chat)).to.equal(5);
    chat.part('menu-button')!.focus();
    press(chat, 'F6', { shiftKey: true });
    expect(focused(chat) === chat.input, 'before the header is the field').to.equal(true);
    chat.part('menu-button')!.focus();
    press(chat, 'F6');
    expect(at(chat), 'after the header is the conversation').to.equal(5);
    expect(press(chat, 'F6', { ctrlKey: true }).defaultPrevented, 'with Control').to.equal(false);
  });

  it('move between messages, to the first and the last; each has a name and is seen from its start', async () => {
    const chat = await mount({ messageKeys: true });
    await listens(chat);
    press(chat, 'F6');
    for (const [key, index] of [
      ['ArrowUp', 4],
      ['ArrowUp', 3],
      ['Home', 0],
      ['ArrowDown', 1],
      ['ArrowDown', 2],
      ['ArrowDown', 3],
      ['End', 5],
    ] as const) {
      expect(press(chat, key).defaultPrevented, key).to.equal(true);
      expect(at(chat), `${key}, ${index}`).to.equal(index);
    }
    expect(press(chat, 'ArrowDown').defaultPrevented, 'there is none').to.equal(false);
    press(chat, 'ArrowUp');
    const question = focused(chat);
    expect(question.role).to.equal('group');
    expect(question.ariaLabel).to.equal('Your question');
    expect(question.querySelector('h2, [role="heading"]')!.textContent, 'its words are a heading').to.equal('Three?');
    expect(question.tabIndex).to.equal(-1);
    press(chat, 'ArrowUp');
    const [message, transcript] = [focused(chat), chat.part('transcript')!].map((box) => box.getBoundingClientRect()) as [
      DOMRect,
      DOMRect,
    ];
    expect(message.height).to.be.greaterThan(transcript.height);
    expect(message.top - transcript.top, 'its start').to.be.closeTo(16, 2);
  });

  it('are left to what uses them itself', async () => {
    const chat = await mount({ messageKeys: true });
    await listens(chat);
    for (const key of ['ArrowUp', 'ArrowDown', 'Home', 'End']) {
      chat.input.focus();
      chat.type('half a question');
      expect(press(chat, key).defaultPrevented, `${key} in the field`).to.equal(false);
    }
    press(chat, 'F6');
    press(chat, 'ArrowUp');
    press(chat, 'ArrowUp');
    const code = chat.root.querySelector('pre')!;
    // Brings it into view: only there it is known whether it scrolls.
    code.focus();
    await chat.until(() => code.tabIndex === 0, 'code that scrolls');
    expect(press(chat, 'ArrowDown').defaultPrevented, 'in code').to.equal(false);
    expect(press(chat, 'ArrowUp', { altKey: true }).defaultPrevented, 'with Alt').to.equal(false);
  });

  it('are turned on and off in the keyboard help, which the tab keeps, against the host', async () => {
    const before = await mount({ persist: 'session', endpoint: '/one' });
    const openHelp = async (chat: ChatHarness): Promise<HTMLElement> => {
      chat.click('menu-button');
      await chat.until(() => chat.part('menu-item'), 'the menu');
      chat.click('menu-item');
      await chat.until(() => focused(chat) === chat.part('close-help'), 'the help');
      return chat.part('message-keys')!;
    };
    const rows = (chat: ChatHarness): number => chat.part('keyboard-help')!.querySelectorAll('dt').length;
    const toggle = await openHelp(before);
    expect(toggle.role).to.equal('switch');
    expect(toggle.textContent!.trim()).to.equal(english.messageKeys);
    expect([toggle.ariaChecked, rows(before)]).to.deep.equal(['false', 6]);
    toggle.click();
    await before.until(() => toggle.ariaChecked === 'true', 'the switch');
    expect(rows(before), 'the keys that it adds').to.equal(8);
    before.click('close-help');
    await listens(before);

    const after = await mount({ persist: 'session', endpoint: '/two' });
    await listens(after);
    (await openHelp(after)).click();
    after.click('close-help');
    await after.element.updateComplete;
    after.input.focus();
    expect(press(after, 'F6').defaultPrevented, 'off again').to.equal(false);
    const against = await mount({ persist: 'session', endpoint: '/three', messageKeys: true });
    against.input.focus();
    expect(press(against, 'F6').defaultPrevented, "the user's choice counts").to.equal(false);
  });

  it('are chosen for this page alone where nothing is stored', async () => {
    const chat = await mount();
    chat.click('menu-button');
    await chat.until(() => chat.part('menu-item'), 'the menu');
    chat.click('menu-item');
    await chat.until(() => chat.part('message-keys'), 'the help');
    chat.part('message-keys')!.click();
    await chat.until(() => chat.part('message-keys')!.ariaChecked === 'true', 'the switch');
    expect(sessionStorage.length).to.equal(0);
    chat.click('close-help');
    await listens(chat);
  });
});
