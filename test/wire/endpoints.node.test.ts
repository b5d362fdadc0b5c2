import assert from 'node:assert/strict';
import test from 'node:test';
import fc from '../fast-check.js';
import { defaultBase, endpointOf, endpoints, endpointUrl, resourceContent } from '../../src/wire/endpoints.js';

test('base and path are joined, with or without a slash, absolute or relative', () => {
  const joined: Record<string, string> = {
    [defaultBase]: 'https://e-api.unleash.so/chats/v2',
    'https://app.acme.unleash.so/e-api': 'https://app.acme.unleash.so/e-api/chats/v2',
    'https://app.acme.unleash.so/e-api//': 'https://app.acme.unleash.so/e-api/chats/v2',
    ' /unleash ': '/unleash/chats/v2',
    '/unleash/': '/unleash/chats/v2',
    './unleash': './unleash/chats/v2',
    '/': '/chats/v2',
    '': '/chats/v2',
    '/unleash/?tenant=a#top': '/unleash/chats/v2?tenant=a',
    'http://[::1]:8080/x': 'http://[::1]:8080/x/chats/v2',
  };
  for (const [base, url] of Object.entries(joined)) assert.equal(endpointUrl(base, endpoints['chat-v2'].path), url);
});

test('each endpoint is found under any prefix', () => {
  const prefix = fc.stringMatching(/^(\/[a-z0-9-]{1,8}){0,3}$/);
  fc.assert(
    fc.property(prefix, fc.constantFrom(...Object.values(endpoints)), (mounted, endpoint) => {
      assert.deepEqual(endpointOf(mounted + endpoint.path), { endpoint, prefix: mounted });
    }),
  );
  fc.assert(
    fc.property(prefix, fc.string({ minLength: 1, unit: 'binary' }), (mounted, id) => {
      const endpoint = resourceContent(id);
      fc.pre(endpoint !== undefined);
      const { pathname } = new URL(mounted + endpoint.path, 'https://acme.example');
      assert.deepEqual(endpointOf(pathname), { endpoint, prefix: mounted });
    }),
  );
});

test('an id cannot escape its path segment', () => {
  for (const id of ['', '.', '..', 'a\ud800', '../../chats', 'a/..', 'a/./b', '..\\chats', 'a\\..'])
    assert.equal(resourceContent(id), undefined, id);
  assert.equal(resourceContent('a/...\\.b')?.path, '/resources/a%2F...%5C.b/content');
  for (const id of ['..%2f..%2fchats', '%2e%2e%5cchats', 'a%2F%2e'])
    assert.equal(endpointOf(`/resources/${id}/content`), undefined, id);
  assert.equal(endpointOf('/resources/%2e%2e/content'), undefined);
  assert.equal(endpointOf('/resources/%/content'), undefined);
});

test('an id that is not encoded may contain slashes', () => {
  const ids = { 'a/b': 'a/b', 'wiki:a/resources/b.md': 'wiki:a/resources/b.md', 'a/content': 'a/content', 'a%2Fb/c': 'a/b/c' };
  for (const [written, id] of Object.entries(ids)) {
    const found = endpointOf(`/unleash/resources/${written}/content`);
    assert.deepEqual(found, { endpoint: resourceContent(id), prefix: '/unleash' });
  }
  for (const id of ['a/../b', 'a/..', '../a', './a', 'a/..%2fb', 'a/%2e%2e/b', 'a\\../b'])
    assert.equal(endpointOf(`/resources/${id}/content`), undefined, id);
});

test('other paths are not endpoints', () => {
  for (const path of ['', '/', '/chat', '/chats/', '/chats/v2/', '/CHATS', '/mychats', '/resources/content']) {
    assert.equal(endpointOf(path), undefined, path);
  }
});
