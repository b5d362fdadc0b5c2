/** The list of conversations while the focus is in it: other tabs change it, a key is held, its room becomes too small. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { newMessage } from '../../src/conversation/conversation.js';
import { DeviceLibrary } from '../../src/storage/device/device-library.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { deleteDatabase } from '../storage/device/tabs.js';
import { answerEvents, mountChat, type ChatHarness } from './harness.js';

describe('the list of conversations, while it has the focus', () => {
  let chat: ChatHarness;
  let otherTab: DeviceLibrary;

  beforeEach(async () => {
    await deleteDatabase();
    const { endpoint } = await createStreamFixture({ chunks: answerEvents });
    chat = await mountChat({ endpoint, persist: 'local', persistKey: 'mina', layout: 'page' }, { beforeDefined: true });
    chat.element.parentElement!.style.inlineSize = '1200px';
    const scope = [endpoint, '', 'mina'].map(encodeURIComponent).join(':');
    otherTab = new DeviceLibrary(
      () => scope,
      () => 90,
    );
    for (const question of ['One?', 'Two?', 'Three?']) {
      chat.element.newConversation();
      await chat.element.send(question);
    }
    await chat.until(() => titles().length === 3, 'the list');
  });

  const titles = (): readonly string[] => chat.parts('conversation').map((each) => each.querySelector('span')!.textContent!);
  const idOf = (index: number): string => chat.root.querySelectorAll<HTMLElement>('.entry')[index]!.dataset['id']!;
  const focused = (): string => chat.root.activeElement?.getAttribute('part') ?? '';
  const focus = (part: string): Promise<void> => chat.until(() => focused() === part, part);
  const newTitle = (): string => (chat.part('new-title') as HTMLInputElement).value;

  const continueInOtherTab = async (id: string): Promise<void> => {
    const known = (await otherTab.readRecord(id))!;
    const { conversation, scope } = known;
    const messages = [...conversation.messages, newMessage('user', 'More?', Date.now() + 60_000)];
    await otherTab.write({ ...conversation, messages }, known, false, scope);
  };
  /** It is listed after all changes before. */
  const renameInOtherTab = async (id: string, title: string): Promise<void> => {
    await otherTab.rename(id, title);
    await chat.until(() => titles().includes(title), title);
  };

  it('moves no entry that another tab continues, until it has lost the focus', async () => {
    chat.parts('conversation')[2]!.focus();
    await continueInOtherTab(idOf(2));
    await renameInOtherTab(idOf(1), 'Second');
    expect(titles()).to.deep.equal(['Three?', 'Second', 'One?']);
    expect(chat.root.activeElement === chat.parts('conversation')[2]).to.equal(true);
    chat.input.focus();
    await chat.until(() => titles()[0] === 'One?', 'the new order');
  });

  it('keeps the field of a new title, and what is typed in it', async () => {
    chat.parts('rename-conversation')[2]!.click();
    await focus('new-title');
    await sendKeys({ type: 'Mine' });
    await continueInOtherTab(idOf(2));
    await otherTab.rename(idOf(2), 'Theirs');
    await renameInOtherTab(idOf(1), 'Second');
    expect(focused()).to.equal('new-title');
    expect(newTitle()).to.equal('Mine');
  });

  it('does not take back the title of another tab, if nothing was typed', async () => {
    chat.parts('rename-conversation')[2]!.click();
    await focus('new-title');
    await otherTab.rename(idOf(2), 'Theirs');
    await renameInOtherTab(idOf(1), 'Second');
    await sendKeys({ press: 'Enter' });
    await focus('conversation');
    expect(titles()).to.deep.equal(['Three?', 'Second', 'Theirs']);
  });

  it('comes before the conversation in the order of Tab, as it does on the screen', () => {
    const stops = [...chat.root.querySelectorAll<HTMLElement>('button, input, textarea, [tabindex="0"]')];
    const shown = stops.filter((stop) => stop.checkVisibility() && !stop.matches('.visually-hidden'));
    const places = shown.map((stop) => (stop.closest('.conversations') ? 'list' : stop.closest('.header') ? 'header' : 'chat'));
    expect(places.filter((place, index) => place !== places[index - 1])).to.deep.equal(['header', 'list', 'chat']);
  });

  it('presses nothing else with a key that is held', async () => {
    /** WebDriver holds no keys. */
    const holdEnter = (): boolean => {
      const init = { key: 'Enter', repeat: true, bubbles: true, composed: true, cancelable: true };
      return chat.root.activeElement!.dispatchEvent(new KeyboardEvent('keydown', init));
    };
    chat.parts('rename-conversation')[2]!.click();
    await focus('new-title');
    holdEnter();
    expect(focused()).to.equal('new-title');
    await sendKeys({ type: 'Name' });
    await sendKeys({ press: 'Enter' });
    await focus('conversation');
    expect(holdEnter(), 'the button is pressed').to.equal(false);
    await chat.until(() => titles()[2] === 'Name', 'the new name');
  });

  it('stays over the text, if there is no room beside it any more', async () => {
    chat.part('search-conversations')!.focus();
    const list = chat.part('conversations')!;
    chat.element.parentElement!.style.inlineSize = '400px';
    await chat.until(() => getComputedStyle(list).zIndex === '3', 'no room');
    expect(focused()).to.equal('search-conversations');
    await sendKeys({ press: 'Escape' });
    expect(focused()).to.contain('open-conversations');
    expect(getComputedStyle(list).display).to.equal('none');
  });
});
