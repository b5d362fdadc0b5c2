import assert from 'node:assert/strict';
import test from 'node:test';
import fc from '../fast-check.js';
import { createClient } from '../../src/client.js';
import { ChatSession } from '../../src/session/chat-session.js';
import { createTransport } from '../../src/transport/create-transport.js';
import { endpointOf } from '../../src/wire/endpoints.js';
import { bodyShapes, checkBody, listFilters, switchFilters, textFilters, type SearchFilters } from '../../src/wire/fields.js';
import { service, stream, type Sent } from '../transport/requests.js';

/** Asserts that path, method and body of a request are as the API documents them. */
const check = ({ url, init, body, headers }: Sent): void => {
  const { endpoint } = endpointOf(new URL(url, 'http://x.example').pathname)!;
  assert.equal(init.method, endpoint.method);
  if (endpoint.name === 'resource-content') return assert.equal(init.body, undefined);
  const { body: checked, errors } = checkBody(bodyShapes[endpoint.name], body);
  assert.deepEqual(errors, {});
  assert.deepEqual(checked, body, 'roles are spelled as in the contract');
  assert.equal(headers['content-type'], 'application/json');
};

const id = fc.option(fc.string(), { nil: undefined });
const named = <Value>(names: readonly string[], value: fc.Arbitrary<Value>) =>
  fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 });
const filters: fc.Arbitrary<SearchFilters> = fc
  .tuple(named(listFilters, fc.array(fc.string())), named(switchFilters, fc.boolean()), named(textFilters, fc.string()))
  .map(([lists, switches, texts]) => ({ ...lists, ...switches, ...texts }) as SearchFilters);
const settings = fc.record({
  apiVersion: fc.constantFrom('v1' as const, 'v2' as const),
  assistantId: id,
  instructions: id,
  historyLimit: fc.integer({ min: 0, max: 50 }),
  filters: fc.option(filters, { nil: undefined }),
});

test('the 47 documented filters have types', () => {
  assert.equal(listFilters.length + switchFilters.length + textFilters.length, 47);
});

test('requests of the widget conform to the contract, with any settings and questions', async () => {
  await fc.assert(
    fc.asyncProperty(settings, fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }), async (set, questions) => {
      const { sent, fetch } = service(stream({ text: 'Yes.' }, { type: 'Message', parts: [{ text: 'Yes.' }] }));
      const session = new ChatSession(createTransport({ ...set, endpoint: 'http://x.example/unleash', fetch }), set);
      for (const question of questions) await session.send(question);
      await session.retry();
      assert.equal(sent.length, questions.length + 1);
      sent.forEach(check);
      const threads = sent.map(({ body }) => (body as { threadId: string }).threadId);
      assert.equal(new Set(threads.slice(0, -1)).size, 1, 'one thread for one conversation');
    }),
    { numRuns: 200 },
  );
});

test('requests of the client conform to the contract', async () => {
  const text = fc.option(fc.string({ minLength: 1 }), { nil: undefined });
  const options = fc.record({ assistantId: text, query: text, limit: fc.option(fc.nat(), { nil: undefined }) });
  await fc.assert(
    fc.asyncProperty(settings, options, fc.string({ minLength: 1 }), fc.boolean(), async (set, asked, name, isStream) => {
      const { sent, fetch } = service(({ url }) => (/chats/.test(url) ? stream({ text: 'a' }) : Response.json({ token: 't' })));
      const { apiVersion, assistantId } = set;
      const client = createClient({ apiVersion, assistantId, fetch, token: 'own', embedId: 'e' });
      await client.ask(name, { ...asked, filters: set.filters, stream: isStream }).answer.catch(() => undefined);
      await client
        .ask([
          { role: 'System', text: 'x' },
          { role: 'User', text: name },
        ])
        .answer.catch(() => undefined);
      await client.filters({ assistantId: asked.assistantId });
      await client.filterValues({ name, ...asked });
      await client.resourceContent(name).catch(() => undefined);
      assert.ok(sent.length >= 5);
      sent.forEach(check);
    }),
    { numRuns: 200 },
  );
});
