/** Conversations on this device, in two tabs. */
import { expect, waitUntil } from '@open-wc/testing';
import { newConversation, newMessage } from '../../../src/conversation/conversation.js';
import { createDeviceStorage } from '../../../src/storage/device/create-device-storage.js';
import { DeviceLibrary } from '../../../src/storage/device/device-library.js';
import { databaseName, generationKey } from '../../../src/storage/stored-entries.js';
import { deleteDatabase, quiet, Tab } from './tabs.js';

const library = (keepDays = 90): DeviceLibrary =>
  new DeviceLibrary(
    () => 'key:mina',
    () => keepDays,
  );

describe('conversations on this device', () => {
  let one: Tab;
  let two: Tab;
  const tabs = (): readonly Tab[] => [one, two];

  before(async () => {
    await deleteDatabase();
    one = await Tab.open();
    two = await Tab.open();
  });

  beforeEach(async () => {
    await deleteDatabase();
    await one.clear();
    await two.clear();
  });

  after(() => {
    one.close();
    two.close();
  });

  const ask = async (tab: Tab, question: string, answer: string): Promise<void> => {
    const asked = tab.page.session.send(question);
    tab.page.receive(answer);
    tab.page.service.send(undefined);
    await asked;
    await quiet(tabs());
  };
  const until = (holds: () => boolean): Promise<void> => waitUntil(holds, undefined, { interval: 1, timeout: 30_000 });
  const textsOf = (tab: Tab): readonly string[] => tab.page.session.conversation.messages.map(({ text }) => text);

  it('are listed with the newest first, and found by their words', async () => {
    await ask(one, 'How much leave?', 'You get 80 days.');
    one.page.session.newConversation();
    await ask(one, 'Where is the office?', 'In Berlin.');
    expect((await library().list()).map(({ title }) => title)).to.deep.equal(['Where is the office?', 'How much leave?']);
    expect((await library().search('berl')).map(({ title }) => title)).to.deep.equal(['Where is the office?']);
    expect((await library().search('days leave')).map(({ title }) => title)).to.deep.equal(['How much leave?']);
    expect(await library().search('nothing')).to.deep.equal([]);
  });

  it('go on after a reload in the middle of an answer', async () => {
    const { session } = one.page;
    void session.send('How much leave?');
    one.page.receive('You get ');
    await until(() => textsOf(one)[1] === 'You get ');
    await one.reload();
    expect(textsOf(one)).to.deep.equal(['How much leave?', 'You get ']);
    await quiet(tabs());
    const { id } = (await library().list())[0]!;
    expect((await library().read(id))!.messages.map(({ text }) => text)).to.deep.equal(['How much leave?', 'You get ']);
  });

  it('go on in another tab, and both see what the other asks', async () => {
    await ask(one, 'How much leave?', 'You get 80 days.');
    await two.reload();
    expect(textsOf(two)).to.deep.equal(['How much leave?', 'You get 80 days.']);
    await ask(two, 'And in Germany?', 'Ten more.');
    expect(textsOf(one)).to.deep.equal(['How much leave?', 'You get 80 days.', 'And in Germany?', 'Ten more.']);
  });

  it('disappear from both tabs when they are deleted in one', async () => {
    await ask(one, 'How much leave?', 'You get 80 days.');
    await two.reload();
    await two.page.storage.library.delete(two.page.session.conversation.id);
    await quiet(tabs());
    expect(textsOf(one)).to.deep.equal([]);
    expect(textsOf(two)).to.deep.equal([]);
    await one.reload();
    expect(textsOf(one)).to.deep.equal([]);
    expect(one.kept).not.to.contain('leave');
  });

  it('are forgotten in both tabs, also in one that is not there at the time', async () => {
    await ask(one, 'How much leave?', 'You get 80 days.');
    await two.reload();
    two.page.close();
    one.page.forget();
    expect(textsOf(one)).to.deep.equal([]);
    expect(await library().list()).to.deep.equal([]);
    await two.reload();
    expect(textsOf(two)).to.deep.equal([]);
    expect(two.kept).not.to.contain('leave');
  });

  it('that go on after they were deleted elsewhere go on once, however fast turns follow', async () => {
    await ask(one, 'How much leave?', 'You get 80 days.');
    const { storage, session } = one.page;
    const { conversation } = session;
    await library().delete(conversation.id);
    const question = newMessage('user', 'And in Germany?', Date.now());
    const asked = { ...conversation, messages: [...conversation.messages, question] };
    storage.save(asked);
    storage.save({ ...asked, messages: [...asked.messages, newMessage('assistant', 'Ten more.', Date.now())] });
    await quiet(tabs());
    expect((await library().list()).map(({ title }) => title)).to.deep.equal(['And in Germany?']);
    expect([...textsOf(one)]).to.deep.equal(['And in Germany?', 'Ten more.']);
  });

  it('keep the name that they are given', async () => {
    await ask(one, 'How much leave?', 'You get 80 days.');
    const { id } = one.page.session.conversation;
    await two.page.storage.library.rename(id, 'Leave');
    await quiet(tabs());
    expect(one.page.session.conversation.title).to.equal('Leave');
    await ask(one, 'And in Germany?', 'Ten more.');
    expect((await library().list())[0]!.title).to.equal('Leave');
    expect(await library().search('leave germany')).to.have.length(1);
  });

  it('go on with a queued question, if they are renamed while it waits', async () => {
    const { session, service, storage } = one.page;
    void session.send('How much leave?');
    one.page.receive('80 days.');
    const queued = session.send('And in Germany?');
    await quiet(tabs());
    await storage.library.rename(session.conversation.id, 'Leave');
    await quiet(tabs());
    service.send(undefined);
    await until(() => session.state.kind === 'answering');
    await quiet(tabs());
    one.page.receive('Ten more.');
    service.send(undefined);
    await queued;
    expect(textsOf(one)).to.deep.equal(['How much leave?', '80 days.', 'And in Germany?', 'Ten more.']);
    expect(session.conversation.title).to.equal('Leave');
  });

  it('are those of the user who has asked, also if another one logs in before they are written', async () => {
    const user = { persistKey: 'mina' };
    const storage = createDeviceStorage(() => `key:${user.persistKey}`, user);
    storage.save({ ...newConversation(), title: 'Mine?', messages: [newMessage('user', 'Mine?', Date.now())] });
    user.persistKey = 'tom';
    storage.save({ ...newConversation(), title: 'Still mine?', messages: [newMessage('user', 'Still mine?', Date.now())] });
    storage.reset();
    await waitUntil(async () => (await library().list()).length === 2, undefined, { interval: 1, timeout: 30_000 });
    expect(await storage.library.list()).to.deep.equal([]);
  });

  for (const [what, end] of Object.entries({
    deleted: (tab: Tab) => tab.page.storage.library.deleteAll(),
    forgotten: (tab: Tab) => tab.page.forget(),
  }))
    it(`that were ${what} while another user was there do not come back with the user`, async () => {
      await ask(one, 'How much leave?', 'You get 80 days.');
      await two.reload();
      one.page.changeUser('tom');
      await quiet(tabs());
      await end(two);
      await quiet(tabs());
      one.page.changeUser('mina');
      await quiet(tabs());
      await until(() => textsOf(one).length === 0);
      expect(await library().list()).to.deep.equal([]);
      expect(one.kept).not.to.contain('leave');
    });

  it('come back with their user', async () => {
    await ask(one, 'How much leave?', 'You get 80 days.');
    one.page.changeUser('tom');
    await quiet(tabs());
    expect(textsOf(one)).to.deep.equal([]);
    one.page.changeUser('mina');
    await until(() => textsOf(one).length === 2);
  });

  it('leave nothing in the browser before there is one, and after they were forgotten', async () => {
    expect(await library().list()).to.deep.equal([]);
    expect(localStorage.getItem(generationKey)).to.equal(null);
    await ask(one, 'How much leave?', 'You get 80 days.');
    expect(localStorage.getItem(generationKey)).not.to.equal(null);
    await two.reload();
    one.page.forget();
    await until(() => textsOf(two).length === 0);
    await quiet(tabs());
    expect(localStorage.getItem(generationKey)).to.equal(null);
    await waitUntil(async () => (await indexedDB.databases()).every(({ name }) => name !== databaseName));
  });

  it('are kept for the days that are set now, also if there were fewer before', async () => {
    const before = library(1e-9);
    const conversation = { ...newConversation(), title: 'Leave?', messages: [newMessage('user', 'Leave?', Date.now())] };
    await before.write(conversation, undefined, false, before.beginScope('key:mina')!);
    const written = Date.now();
    await until(() => Date.now() > written + 1);
    for (const [days, count] of [
      [365, 1],
      [0, 1],
      [1e-9, 0],
    ] as const)
      expect(await library(days).list(), `${days} days`).to.have.length(count);
  });

  it('belong to one user', async () => {
    await ask(one, 'How much leave?', 'You get 80 days.');
    await two.reload('tom');
    expect(textsOf(two)).to.deep.equal([]);
    expect(await two.page.storage.library.list()).to.deep.equal([]);
  });
});
