import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { newConversation, newMessage } from '../../../src/conversation/conversation.js';
import { wordsOf, wordsToFind } from '../../../src/storage/device/search-words.js';

const words = (text: string): readonly string[] => wordsOf({ ...newConversation(), messages: [newMessage('user', text, 1)] });

/** As the database does: each word of the query begins a word of the text. */
const finds = (text: string, query: string): boolean =>
  wordsToFind(query).every((wanted) => words(text).some((word) => word.startsWith(wanted)));

describe('a conversation is found', () => {
  const cases: readonly (readonly [text: string, query: string])[] = [
    ['How much parental leave do I get?', 'leave PARENTAL'],
    ['How much parental leave do I get?', 'paren'],
    ['Wo liegt das Büro in Zürich?', 'zurich buro'],
    ['Le résumé de la réunion', 'resume'],
    ['東京の祝日はいつですか', '東京'],
    ['東京の祝日はいつですか', '祝日'],
    ['東京の祝日はいつですか', '日'],
    ['有給休暇の申請', '休暇の申'],
    ['ลาพักร้อนได้กี่วัน', 'พักร้อน'],
    ['كم يوم إجازة لدي؟', 'إجازة'],
    ['휴가는 며칠인가요', '휴가'],
    ['SAP-Code 4711/B', '4711'],
  ];
  for (const [text, query] of cases) it(`“${text}” by “${query}”`, () => assert.ok(finds(text, query)));

  it('by each of its words, in any order', () => {
    const word = fc.stringMatching(/^[a-zäöüéß0-9]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (list) => finds(list.join(', '), list.toReversed().join(' '))),
    );
  });
});

it('a conversation is not found by words that it does not have', () => {
  assert.ok(!finds('How much parental leave do I get?', 'travel'));
  assert.ok(!finds('How much parental leave do I get?', 'leave travel'));
  assert.ok(!finds('東京の祝日', '京東'));
});

it('cited sources are found by their titles, those that were only found are not', () => {
  const message = {
    ...newMessage('assistant', 'See [1].', 1),
    sources: [
      { ids: ['a'], kind: 'enterprise' as const, title: 'Handbook', number: 1 },
      { ids: ['b'], kind: 'enterprise' as const, title: 'Glossary' },
    ],
  };
  const found = wordsOf({ ...newConversation(), messages: [message] });
  assert.ok(found.includes('handbook') && !found.includes('glossary'));
});

it('a flood of words fills no index', () => {
  const flood = [...Array(50_000).keys()].map((index) => `w${index}`).join(' ');
  assert.ok(words(flood).length <= 8_000);
  assert.ok(words('x'.repeat(100_000)).every((word) => word.length <= 40));
});
