import assert from 'node:assert/strict';
import test from 'node:test';
import fc from '../fast-check.js';
import {
  bodyShapes,
  checkBody,
  listFilters,
  switchFilters,
  textFilters,
  type ChatV1Request,
  type SearchFilters,
} from '../../src/wire/fields.js';

const message = { role: 'User', text: 'Hello' } as const;
const filters: SearchFilters = {
  ...Object.fromEntries(listFilters.map((name) => [name, ['a', 'b']])),
  ...Object.fromEntries(switchFilters.map((name) => [name, true])),
  ...Object.fromEntries(textFilters.map((name) => [name, '2026-01-01T00:00:00Z'])),
};

test('the 47 documented filters are listed, each once', () => {
  assert.equal(new Set([...listFilters, ...switchFilters, ...textFilters]).size, 47);
  assert.equal(Object.keys(filters).length, 47);
});

test('documented bodies pass unchanged, with all fields and with required fields only', () => {
  const ids = { assistantId: 'hr', threadId: 't' };
  const full: ChatV1Request = { messages: [message, {}, { text: null }], ...ids, stream: false, enterpriseSearch: { filters } };
  const bodies: [keyof typeof bodyShapes, object][] = [
    ['chat-v2', { messages: [message], ...ids }],
    ['chat-v2', { messages: [message], assistantId: null, threadId: null }],
    ['chat-v1', full],
    ['chat-v1', { messages: [message], enterpriseSearch: {} }],
    ['tokens', { token: 't', embedId: 'e' }],
    ['filter-stats', {}],
    ['filter-stats', { assistantId: 'hr' }],
    ['filters', { name: 'appId' }],
    ['filters', { name: 'appId', query: null, limit: 10, assistantId: null }],
  ];
  for (const [name, body] of bodies) assert.deepEqual(checkBody(bodyShapes[name], body), { body, errors: {} });
});

test('invalid fields are named, and the rest of the body is kept', () => {
  const cases: [keyof typeof bodyShapes, unknown, string][] = [
    ['chat-v2', null, 'body'],
    ['chat-v2', 'text', 'body'],
    ['chat-v2', { messages: 'x' }, 'messages'],
    ['chat-v2', { messages: [message], stream: true }, 'stream'],
    ['chat-v2', { messages: [{ role: 'Tool' }, null, { text: 1 }] }, 'messages[0].role messages[1] messages[2].text'],
    ['chat-v2', { messages: [message], threadId: 4, toString: 'x' }, 'threadId toString'],
    ['chat-v1', { messages: [message], stream: null }, 'stream'],
    ['chat-v1', { messages: [message], enterpriseSearch: { filter: {} } }, 'enterpriseSearch.filter'],
    ['chat-v1', { messages: [message], enterpriseSearch: { filters: { appId: 'jira' } } }, 'enterpriseSearch.filters.appId'],
    ['chat-v1', { messages: [message], enterpriseSearch: { filters: { own: { a: 1 } } } }, 'enterpriseSearch.filters.own'],
    ['tokens', { token: '' }, 'token embedId'],
    ['filters', { name: 'appId', limit: 1.5 }, 'limit'],
  ];
  for (const [name, value, fields] of cases) {
    const { errors } = checkBody(bodyShapes[name], value);
    assert.equal(Object.keys(errors).join(' '), fields);
    assert.ok(Object.values(errors).every((texts) => texts.length > 0));
  }
  const inherited = checkBody(bodyShapes['chat-v2'], JSON.parse('{"messages":[{}],"constructor":1,"__proto__":2}')).errors;
  assert.deepEqual(Object.values(inherited).flat(), ['is not a field of this request', 'is not a field of this request']);
  assert.deepEqual(checkBody(bodyShapes['chat-v2'], { messages: [message], stream: true }).body, { messages: [message] });
});

test('roles are accepted in any case and normalized; undefined fields are omitted', () => {
  const given = { messages: [{ role: 'SYSTEM' }, { role: 'assistant' }], assistantId: undefined, other: undefined };
  assert.deepEqual(checkBody(bodyShapes['chat-v2'], given), {
    body: { messages: [{ role: 'System' }, { role: 'Assistant' }] },
    errors: {},
  });
});

test('only known fields remain of any body, and the result passes again', () => {
  const field = fc.constantFrom('messages', 'threadId', 'enterpriseSearch', 'stream', '__proto__', 'constructor', 'x');
  const inner = fc.dictionary(fc.constantFrom('text', 'role', 'filters', 'appId', '__proto__', 'y'), fc.jsonValue());
  const value = fc.dictionary(field, fc.oneof(fc.jsonValue(), inner, fc.array(inner)));
  fc.assert(
    fc.property(value, (given) => {
      const { body = {} } = checkBody(bodyShapes['chat-v1'], JSON.parse(JSON.stringify(given)));
      const known = Object.keys(bodyShapes['chat-v1'].fields);
      assert.ok(Object.keys(body).every((name) => known.includes(name)));
      const messages = (body['messages'] ?? []) as object[];
      assert.ok(messages.every((each) => Object.keys(each).every((name) => ['text', 'role'].includes(name))));
      assert.deepEqual(checkBody(bodyShapes['chat-v1'], body).body, body);
    }),
  );
});
