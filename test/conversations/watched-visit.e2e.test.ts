/**
 * Every request and every store of a scripted visit, watched: only the endpoint is asked, only what `persist` allows is stored,
 * and no token.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostSuite } from '../hosts/host-suite.js';
import type { Tab } from './device.js';
import { Device, eighty } from './device.js';
import { everythingStored } from './stored-data.js';

const suite = hostSuite();
const token = 'token-4711-very-secret';

/** What the page has called that stores something, or asks to keep it. */
interface Watched {
  readonly calls: readonly string[];
}

/** Records the calls of interfaces that store, in the page. */
const watch = (): void => {
  const calls: string[] = [];
  Object.assign(globalThis, { watched: { calls } });
  for (const [prototype, names] of [
    [Storage.prototype, ['setItem']],
    [IDBFactory.prototype, ['open', 'deleteDatabase']],
    [CacheStorage.prototype, ['open']],
    [StorageManager.prototype, ['persist', 'getDirectory']],
    [ServiceWorkerContainer.prototype, ['register']],
    [BroadcastChannel.prototype, ['postMessage']],
  ] as const)
    for (const name of names) {
      const { value: original } = Object.getOwnPropertyDescriptor(prototype, name) as {
        value: (this: unknown, ...given: unknown[]) => unknown;
      };
      Object.defineProperty(prototype, name, {
        value(this: unknown, ...given: unknown[]) {
          const place = this === globalThis.localStorage ? 'local' : this === globalThis.sessionStorage ? 'session' : '';
          calls.push(`${place}${place ? ' ' : ''}${name} ${given.map((each) => JSON.stringify(each)).join(' ')}`);
          return original.apply(this, given);
        },
      });
    }
  const { set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')!;
  Object.defineProperty(Document.prototype, 'cookie', {
    get: () => '',
    set(this: Document, value: string) {
      calls.push(`cookie ${value}`);
      set!.call(this, value);
    },
  });
};

const calls = async (tab: Tab): Promise<readonly string[]> =>
  (await tab.page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched)).calls;

for (const persist of ['none', 'session', 'local'] as const)
  describe(`a visit with persist="${persist}"`, () => {
    it('asks the endpoint alone, and stores what is allowed', async () => {
      const device = await Device.open(suite);
      await device.context.addInitScript(watch);
      const requests: string[] = [];
      device.context.on('request', (request) => requests.push(request.url()));
      const answers = await device.answers(eighty);
      const url = device.add(
        `<unleash-chat endpoint="${answers.endpoint}" persist="${persist}" persist-key="mina"></unleash-chat>`,
      );
      const tab = await device.tab(url);
      await tab.call((chat) => (chat.token = 'token-4711-very-secret'));
      const answered = async (question: string): Promise<void> => {
        await tab.type(question);
        await tab.part('prose').getByText('Eighty days.').first().waitFor();
        await tab.page.waitForFunction(
          () => document.querySelector('unleash-chat')!.conversation.messages.at(-1)?.status === 'done',
        );
        if (persist === 'local') await tab.keeps(question);
      };
      await answered('First question?');
      await tab.begin();
      await answered('Second question?');
      if (persist === 'local') {
        await tab.lists('Second question?', 'First question?');
        await tab.rename('Second');
        await tab.part('search-conversations').fill('first');
        await tab.lists('First question?');
        await tab.part('conversation').click();
        await tab.shows('First question?');
      }
      const before = await calls(tab);
      await tab.reload();
      await tab.call((chat) => (chat.token = 'token-4711-very-secret'));
      const all = [...before, ...(await calls(tab))];
      const stored = await everythingStored(tab.page);

      const { pathname, origin } = new URL(answers.endpoint);
      const others = requests.filter((each) => {
        const { origin: from, pathname: path } = new URL(each);
        return from !== origin || !(path.startsWith('/cdn/') || path.startsWith(pathname) || path === new URL(url).pathname);
      });
      assert.deepEqual(others, []);
      assert.ok(requests.every((each) => !each.includes(token)));

      const owner = [answers.endpoint, '', 'mina'].map((part) => encodeURIComponent(part)).join(':');
      const { localStorage, sessionStorage, databases, caches, serviceWorkers } = stored;
      assert.deepEqual(
        {
          localStorage: Object.keys(localStorage),
          sessionStorage: Object.keys(sessionStorage).toSorted(),
          databases: Object.keys(databases),
          caches,
          serviceWorkers,
          cookies: (await device.context.cookies()).length,
        },
        {
          localStorage: persist === 'local' ? ['unleash-chat:generation'] : [],
          // The mark is for pages in the back/forward cache, and has no content.
          sessionStorage: {
            none: ['unleash-chat:mark'],
            session: [`unleash-chat:1:${owner}`, 'unleash-chat:mark'],
            local: [`unleash-chat:1:${owner}`, 'unleash-chat:mark', `unleash-chat:written:${owner}`],
          }[persist],
          databases: persist === 'local' ? ['unleash-chat'] : [],
          caches: [],
          serviceWorkers: 0,
          cookies: 0,
        },
      );
      assert.equal(JSON.stringify([stored, all]).includes(token), false, 'no token is stored');
      const isMark = (call: string): boolean => /^session setItem "unleash-chat:mark" "\d+"$/.test(call);
      const kinds = new Set(all.filter((call) => !isMark(call)).map((call) => /^(?:(?:local|session) )?\w+/.exec(call)![0]));
      const allowed = {
        none: [],
        session: ['session setItem'],
        local: ['local setItem', 'session setItem', 'open', 'postMessage'],
      }[persist];
      const unexpected = [...kinds].filter((kind) => !(allowed as readonly string[]).includes(kind));
      assert.deepEqual(unexpected, []);
      const messages = all.filter((call) => call.startsWith('postMessage'));
      assert.ok(
        messages.every((message) => /^postMessage ("[\w-]{1,64}")?$/.test(message)),
        messages.join('\n'),
      );

      await tab.call((chat) => chat.forget());
      await tab.shows();
      await tab.page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
      const left = await everythingStored(tab.page);
      assert.deepEqual([left.localStorage, left.sessionStorage, left.databases], [{}, {}, {}]);
      await tab.reload();
      await tab.shows();
      const later = await everythingStored(tab.page);
      assert.deepEqual([later.localStorage, later.databases], [{}, {}]);
      assert.doesNotMatch(JSON.stringify(later), /question|Eighty/);
      await device.close();
    });
  });
