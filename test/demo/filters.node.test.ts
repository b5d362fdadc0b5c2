import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { V1Event } from '../../demo/assistant/api/v1-events.js';
import { chatRequest, conversation, handlerFor, type Handler } from './ask.js';

const page = (path: string, matter: string, body: string) => ({ path, markdown: `---\n${matter}\n---\n\n${body}\n` });
const documents = [
  page(
    'tea/green.md',
    'title: Green tea\nappId: wiki\ntype: page\ncreatedBy: mina@acme.example\ncreatedAt: 2024-01-10\nmodifiedAt: 2025-06-01',
    '# Green tea\n\n## Brewing tea\n\nGreen tea is brewed at 75 degrees. See [black](black.md).',
  ),
  page(
    'tea/black.md',
    'title: Black tea\nappId: drive\ntype: sheet\ncreatedBy: omar@acme.example\ncreatedAt: 2025-02-20\nmodifiedAt: 2025-09-30',
    '# Black tea\n\n## Brewing tea\n\nBlack tea is brewed at 95 degrees.',
  ),
  { path: 'herbs.markdown', markdown: '# Herbs\n\n## Brewing tea of herbs\n\nTea of herbs is brewed at 99 degrees.\n' },
];
const all = ['herbs.markdown', 'tea/black.md', 'tea/green.md'];
const handle: Handler = handlerFor({ documents });

async function found(filters: object): Promise<readonly string[]> {
  const body = { ...conversation('At how many degrees is tea brewed?'), enterpriseSearch: { filters } };
  const response = await handle(chatRequest(body, {}, '/chats'));
  assert.equal(response.status, 200);
  const { resources, references, message } = (await response.json()) as V1Event;
  const ids = new Map(resources!.map(({ id, externalId }) => [id, externalId]));
  for (const { resourceId } of references!) assert.ok(ids.has(resourceId), 'what is cited was let through');
  const text = message!.parts.map((part) => (part.type === 'Text' ? part.text : '')).join('');
  assert.equal(/\d\d degrees/.test(text), resources!.length > 0, text);
  return [...ids.values()].sort();
}

describe('filters', () => {
  const cases: readonly (readonly [object, readonly string[]])[] = [
    [{}, all],
    [{ appId: ['wiki'] }, ['tea/green.md']],
    [{ appId: ['WIKI', 'drive'] }, ['tea/black.md', 'tea/green.md']],
    [{ appId: [] }, all],
    [{ appId: null, label: null }, all],
    [{ type: ['sheet'] }, ['tea/black.md']],
    [{ createdBy: ['mina@acme.example'] }, ['tea/green.md']],
    [{ createdBy: ['mina'] }, []],
    [{ resourceId: ['markdown:herbs.markdown'] }, ['herbs.markdown']],
    [{ createAfterTime: '2025-01-01' }, ['tea/black.md']],
    [{ createBeforeTime: '2025-01-01T00:00:00Z' }, ['tea/green.md']],
    [{ createBeforeTime: '2024-01-10T00:00:00Z' }, []],
    [{ modifiedAfterTime: '2025-06-01' }, ['tea/black.md', 'tea/green.md']],
    [{ modifiedBeforeTime: '2025-09-30', modifiedAfterTime: '2025-01-01' }, ['tea/green.md']],
    [{ pathPrefix: ['tea/'] }, ['tea/black.md', 'tea/green.md']],
    [{ path: ['tea/black.md'] }, ['tea/black.md']],
    [{ extension: ['markdown'] }, ['herbs.markdown']],
    [{ hasLinks: true }, ['tea/green.md']],
    [{ isStarred: false }, all],
    [{ isStarred: true }, []],
    [{ appId: ['wiki'], type: ['sheet'] }, []],
    // Legal, and known of no page: nothing may be answered from what was to be kept out.
    [{ label: ['secret'] }, []],
    [{ workspaceOwn: 'x' }, []],
    [{ constructor: ['x'] }, []],
  ];
  for (const [filters, expected] of cases) {
    test(`${JSON.stringify(filters)} lets ${expected.length} through`, async () => {
      assert.deepEqual(await found(filters), expected);
    });
  }

  const refused: readonly (readonly [object, string])[] = [
    [{ appId: 'wiki' }, 'enterpriseSearch.filters.appId'],
    [{ appId: [7] }, 'enterpriseSearch.filters.appId[0]'],
    [{ isStarred: 'yes' }, 'enterpriseSearch.filters.isStarred'],
    [{ modifiedAfterTime: 'whenever' }, 'enterpriseSearch.filters.modifiedAfterTime'],
    [{ own: { deep: true } }, 'enterpriseSearch.filters.own'],
  ];
  for (const [filters, field] of refused) {
    test(`${JSON.stringify(filters)}: 400`, async () => {
      const body = { ...conversation('tea?'), enterpriseSearch: { filters } };
      assert.deepEqual(await errorsOf(await handle(chatRequest(body, {}, '/chats'))), [field]);
    });
  }
});

describe('POST /filters/stats', () => {
  test('names the filters that some page has a value for, by app', async () => {
    for (const request of [chatRequest({}, {}, '/filters/stats'), withoutBody('/filters/stats')]) {
      const { availableFilters } = (await (await handle(request)).json()) as { availableFilters: Record<string, unknown> };
      assert.deepEqual(availableFilters['createdBy'], { wiki: ['text'], drive: ['text'] });
      assert.deepEqual(availableFilters['modifiedAfterTime'], { wiki: ['time'], drive: ['time'] });
      assert.deepEqual(availableFilters['appId'], { wiki: ['text'], drive: ['text'], markdown: ['text'] });
      assert.equal(availableFilters['label'], undefined);
    }
  });

  test('takes nothing but the name of an assistant', async () => {
    assert.deepEqual(await errorsOf(await handle(chatRequest({ name: 'appId' }, {}, '/filters/stats'))), ['name']);
    assert.equal((await handle(chatRequest({ assistantId: 'fault:forbidden' }, {}, '/filters/stats'))).status, 403);
  });
});

describe('POST /filters', () => {
  const options = async (body: object) => {
    const response = await handle(chatRequest(body, {}, '/filters'));
    assert.equal(response.status, 200);
    return ((await response.json()) as { options: readonly { value: string }[] }).options.map(({ value }) => value);
  };

  test('gives the values of one filter that hold what was typed', async () => {
    assert.deepEqual(await options({ name: 'createdBy' }), ['mina@acme.example', 'omar@acme.example']);
    assert.deepEqual(await options({ name: 'createdBy', query: 'OMAR' }), ['omar@acme.example']);
    assert.deepEqual(await options({ name: 'createdBy', query: null, limit: 1, assistantId: null }), ['mina@acme.example']);
    assert.deepEqual(await options({ name: 'appId', limit: null }), ['drive', 'markdown', 'wiki']);
    assert.deepEqual(await options({ name: 'label' }), []);
    assert.deepEqual(await options({ name: 'toString' }), []);
  });

  test('what is wrong is named', async () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{}, 'name'],
      [{ name: '' }, 'name'],
      [{ name: 'appId', limit: -1 }, 'limit'],
      [{ name: 'appId', limit: 1.5 }, 'limit'],
      [{ name: 'appId', page: 2 }, 'page'],
    ];
    for (const [body, field] of wrong) {
      assert.deepEqual(await errorsOf(await handle(chatRequest(body, {}, '/filters'))), [field]);
    }
  });
});

describe('GET /resources/{id}/content', () => {
  const get = (id: string) =>
    handle(
      new Request(`http://assistant.example/resources/${encodeURIComponent(id)}/content`, {
        headers: { authorization: 'Bearer key' },
      }),
    );

  test('gives a page by its id, section by section', async () => {
    const { parts } = (await (await get('wiki:tea/green.md')).json()) as { parts: unknown };
    assert.deepEqual(parts, [
      { content: '# Green tea' },
      { content: '## Brewing tea\n\nGreen tea is brewed at 75 degrees. See [black](black.md).' },
    ]);
  });

  test('gives the start of a page that is served in part', async () => {
    const markdown = '---\nservedLength: 15\n---\n# One\n\n## Two\n\nText.';
    const cut = handlerFor({ documents: [{ path: 'cut.md', markdown }] });
    const path = `/resources/${encodeURIComponent('markdown:cut.md')}/content`;
    const response = await cut(new Request(`http://assistant.example${path}`, { headers: { authorization: 'Bearer key' } }));
    const { parts } = (await response.json()) as { parts: unknown };
    assert.deepEqual(parts, [{ content: '# One' }, { content: '## Two\n\nTe' }]);
  });

  test('404 where there is none', async () => {
    assert.equal((await get('wiki:tea/white.md')).status, 404);
  });
});

async function errorsOf(response: Response): Promise<readonly string[]> {
  assert.equal(response.status, 400);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  return Object.keys(((await response.json()) as { errors: object }).errors);
}

function withoutBody(path: string): Request {
  return new Request(`http://assistant.example${path}`, { method: 'POST', headers: { authorization: 'Bearer key' } });
}
