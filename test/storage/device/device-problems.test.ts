/** Conversations of a browser that has problems to store them. */
import { expect } from '@open-wc/testing';
import { DeviceLibrary } from '../../../src/storage/device/device-library.js';
import { databaseName, generationKey } from '../../../src/storage/stored-entries.js';
import { deleteDatabase, quiet, Tab } from './tabs.js';

const { warn } = console;
before(() => (console.warn = () => undefined));
after(() => (console.warn = warn));

describe('a conversation of the tab', () => {
  let tab: Tab;
  let repair: () => void = () => undefined;

  beforeEach(async () => {
    await deleteDatabase();
    tab = await Tab.open();
    await ask('How much leave?');
  });

  afterEach(() => {
    repair();
    tab.close();
  });

  const ask = async (question: string): Promise<void> => {
    const asked = tab.page.session.send(question);
    tab.page.receive('80 days.');
    tab.page.service.send(undefined);
    await asked;
    await quiet([tab]);
  };
  const texts = (): readonly string[] => tab.page.session.conversation.messages.map(({ text }) => text);

  /** As Firefox does with a damaged file. The `sessionStorage` of these tabs is a stand-in. */
  const breakLocalStorage = (): void => {
    const { prototype } = tab.window.Storage;
    const { getItem, setItem } = prototype;
    repair = () => void Object.assign(prototype, { getItem, setItem });
    const fail = (): never => {
      throw new DOMException('The file is damaged.', 'UnknownError');
    };
    Object.assign(prototype, { getItem: fail, setItem: fail });
  };

  it('is there after a reload, if localStorage is not available any more', async () => {
    breakLocalStorage();
    await tab.reload();
    expect(texts()).to.deep.equal(['How much leave?', '80 days.']);
  });

  it('goes on, if localStorage fails while it is written', async () => {
    const { library } = tab.page.storage;
    const { write } = library;
    library.write = (...given) => {
      const written = write.apply(library, given);
      library.write = write;
      breakLocalStorage();
      return written;
    };
    await ask('And in Germany?');
    expect(texts()).to.deep.equal(['How much leave?', '80 days.', 'And in Germany?', '80 days.']);
  });

  it('is written later, if another one is opened while the device has no room', async () => {
    const { session, storage } = tab.page;
    const first = session.conversation.id;
    session.newConversation();
    const { prototype } = tab.window.IDBObjectStore;
    const { put } = prototype;
    repair = () => void (prototype.put = put);
    prototype.put = () => {
      throw new DOMException('No room', 'QuotaExceededError');
    };
    await ask('Where is the office?');
    expect(storage.library.problem).to.equal('full');
    repair();
    await tab.page.show(first);
    await quiet([tab]);
    const titles = (await storage.library.list()).map(({ title }) => title);
    expect(titles).to.have.members(['How much leave?', 'Where is the office?']);
  });
});

describe('a database that another page does not close', () => {
  let held: IDBDatabase;

  before(async () => {
    await deleteDatabase();
    const request = indexedDB.open(databaseName, 1);
    await new Promise((resolve) => (request.onsuccess = resolve));
    held = request.result;
    // Requests to open it wait behind this one.
    indexedDB.deleteDatabase(databaseName);
    localStorage.setItem(generationKey, 'generation');
  });

  after(() => {
    held.close();
    Reflect.deleteProperty(indexedDB, 'open');
    localStorage.removeItem(generationKey);
  });

  it('is waited for once: the chat is not shown before', async () => {
    let opened = 0;
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = (...given) => (opened++, open(...given));
    const library = new DeviceLibrary(
      () => 'key:mina',
      () => 90,
    );
    expect(await library.list()).to.deep.equal([]);
    expect(library.problem).to.equal('unavailable');
    expect(opened).to.equal(1);
  });
});
