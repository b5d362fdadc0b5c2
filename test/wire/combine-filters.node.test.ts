import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { QuestionFilter } from '../../src/conversation/conversation.js';
import { combineFilters } from '../../src/wire/combine-filters.js';
import type { SearchFilters } from '../../src/wire/fields.js';

const filter = (name: string, value: string): QuestionFilter => ({ name, value, label: value });

describe('the filters of the host and of the user', () => {
  const cases: readonly (readonly [string, SearchFilters | undefined, readonly QuestionFilter[], SearchFilters])[] = [
    ['nothing', undefined, [], {}],
    ['the host alone', { appId: ['jira'], isStarred: true }, [], { appId: ['jira'], isStarred: true }],
    ['several values of one name', undefined, [filter('type', 'page'), filter('type', 'issue')], { type: ['page', 'issue'] }],
    ['different names', { appId: ['jira'] }, [filter('type', 'page')], { appId: ['jira'], type: ['page'] }],
    ['one of the values of the host', { appId: ['jira', 'drive'] }, [filter('appId', 'drive')], { appId: ['drive'] }],
    [
      'a value of the host and another one',
      { appId: ['a', 'b'] },
      [filter('appId', 'b'), filter('appId', 'c')],
      { appId: ['b'] },
    ],
    [
      'a list that restricts nothing',
      { appId: [], type: null },
      [filter('appId', 'a'), filter('type', 'b')],
      { appId: ['a'], type: ['b'] },
    ],
    ['a text of the host', { ownName: 'a' }, [filter('ownName', 'a')], { ownName: ['a'] }],
    ['a time', undefined, [filter('fromTime', '2026-01-05')], { fromTime: '2026-01-05' }],
    [
      'a later start',
      { fromTime: '2025-01-01' },
      [filter('fromTime', '2026-01-05T00:00:00Z')],
      { fromTime: '2026-01-05T00:00:00Z' },
    ],
    [
      'an earlier start',
      { createAfterTime: '2025-01-01' },
      [filter('createAfterTime', '2020-01-01')],
      { createAfterTime: '2025-01-01' },
    ],
    ['a later end', { untilTime: '2025-01-01' }, [filter('untilTime', '2026-01-01')], { untilTime: '2025-01-01' }],
    [
      'an earlier end',
      { modifiedBeforeTime: '2025-01-01' },
      [filter('modifiedBeforeTime', '2024-01-01')],
      { modifiedBeforeTime: '2024-01-01' },
    ],
    ['two starts', undefined, [filter('fromTime', '2026-01-05'), filter('fromTime', '2025-01-05')], { fromTime: '2026-01-05' }],
    ['a time that cannot be compared', { fromTime: 'yesterday' }, [filter('fromTime', '2020-01-01')], { fromTime: 'yesterday' }],
  ];
  for (const [what, host, chosen, expected] of cases)
    it(`are combined: ${what}`, () => assert.deepEqual(combineFilters(host, chosen), expected));

  it('never let through what the host excludes', () => {
    const value = fc.constantFrom('a', 'b', 'c', '__proto__');
    const name = fc.constantFrom('appId', 'type', 'constructor', '__proto__');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.array(value, { minLength: 1 }))),
        fc.array(fc.tuple(name, value)),
        (given, wanted) => {
          const host = Object.fromEntries(given);
          let combined: SearchFilters;
          try {
            combined = combineFilters(
              host,
              wanted.map(([key, each]) => filter(key, each)),
            );
          } catch {
            return;
          }
          for (const [key, allowed] of Object.entries(host)) {
            const kept = combined[key] as readonly string[];
            assert.ok(Object.hasOwn(combined, key) && kept.length > 0);
            for (const each of kept) assert.ok((allowed as readonly string[]).includes(each));
          }
        },
      ),
    );
  });
});
