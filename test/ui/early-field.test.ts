/** The field of a popup while the chat is still loading: here, from a database that another page does not let go of. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { databaseName, generationKey } from '../../src/storage/stored-entries.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { deleteDatabase } from '../storage/device/tabs.js';
import { event, mountChat, settled } from './harness.js';

describe('what is typed into a popup before its chat has loaded', () => {
  const question = 'How much leave?';
  let held: IDBDatabase;
  let endpoint: string;
  let element: UnleashChat;
  const { warn } = console;

  beforeEach(async () => {
    console.warn = () => undefined;
    await deleteDatabase();
    localStorage.setItem(generationKey, 'generation');
    held = await new Promise((resolve) => {
      const request = indexedDB.open(databaseName, 1);
      request.onsuccess = () => resolve(request.result);
    });
    indexedDB.deleteDatabase(databaseName);
    ({ endpoint } = await createStreamFixture({ chunks: [event({ text: 'Yes.' })] }));
    element = await open({});
  });

  afterEach(() => {
    held.close();
    localStorage.removeItem(generationKey);
    console.warn = warn;
  });

  const open = async (settings: Partial<UnleashChat>): Promise<UnleashChat> => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const opened = document.createElement('unleash-chat');
    Object.assign(opened, { endpoint, layout: 'popup', open: true, persist: 'local', persistKey: 'mina', maxLength: 20 });
    place.append(Object.assign(opened, settings));
    await waitUntil(() => fieldOf(opened), 'the early field', { timeout: 2_500 });
    return opened;
  };
  const fieldOf = ({ shadowRoot }: UnleashChat): HTMLTextAreaElement | null | undefined =>
    shadowRoot?.querySelector<HTMLTextAreaElement>('.early');
  const type = (text: string): void => {
    fieldOf(element)!.value = text;
    fieldOf(element)!.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  const pressEnter = (): void =>
    void fieldOf(element)!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  const stored = (): string => JSON.stringify(Object.entries(sessionStorage));
  const written = (): Promise<void> => waitUntil(() => stored().includes(question), 'the text is kept');
  const loaded = async (): Promise<void> => {
    held.close();
    await waitUntil(() => element.shadowRoot!.querySelector('[part~="input"]'), 'the chat', { timeout: 30_000 });
    await element.updateComplete;
  };
  const asked = (): readonly string[] =>
    element.conversation.messages.filter(({ role }) => role === 'user').map(({ text }) => text);

  for (const isSent of [false, true])
    it(`is in the field of the next page${isSent ? ', if it was sent' : ''}`, async () => {
      type(question);
      if (isSent) pressEnter();
      await written();
      element.remove();
      expect(fieldOf(await open({}))!.value).to.equal(question);
      expect(fieldOf(await open({ persistKey: 'tom' }))!.value, 'of another user').to.equal('');
      element.forget();
      expect(stored()).to.equal('[]');
    });

  it('is kept by the chat, once it has loaded', async () => {
    type(question);
    await written();
    await loaded();
    expect(element.draft).to.equal(question);
    expect(stored()).to.equal('[]');
    element.remove();
    const next = await mountChat({ endpoint, persist: 'local', persistKey: 'mina' });
    await next.until(() => next.input.value === question, 'the text');
  });

  it('is not stored, if nothing is to be', async () => {
    element.persist = 'none';
    type(question);
    await settled();
    expect(stored()).to.equal('[]');
  });

  it('is no text of the host in a closed panel, which is meant for its page', async () => {
    Object.assign(element, { open: false, draft: question });
    await settled();
    expect(element.draft).to.equal(question);
    expect(stored()).to.equal('[]');
  });

  it('is sent, once it has loaded', async () => {
    type(question);
    pressEnter();
    await loaded();
    await waitUntil(() => asked()[0], 'the question');
    expect([asked(), element.draft]).to.deep.equal([[question], '']);
  });

  const tooLong = 'A question of more than twenty characters';
  for (const [when, text, after] of [
    ['is too long', tooLong, tooLong],
    ['was changed', question, `${question} And`],
  ] as const)
    it(`is not sent, if it ${when}`, async () => {
      type(text);
      pressEnter();
      type(after);
      await loaded();
      expect([asked(), element.draft]).to.deep.equal([[], after]);
    });
});
