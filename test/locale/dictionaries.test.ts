import { expect } from '@open-wc/testing';
import { arabic } from '../../src/locale/dictionaries/arabic.js';
import { brazilianPortuguese } from '../../src/locale/dictionaries/brazilian-portuguese.js';
import { german } from '../../src/locale/dictionaries/german.js';
import { hebrew } from '../../src/locale/dictionaries/hebrew.js';
import { simplifiedChinese } from '../../src/locale/dictionaries/simplified-chinese.js';
import { english as chatEnglish } from '../../src/locale/english.js';
import { loadDictionary } from '../../src/locale/load-dictionary.js';
import { mergeStrings, type StringOverrides } from '../../src/locale/strings.js';
import { dictionaries, english } from '../fixtures/dictionaries.js';

const counts = [0, 1, 2, 3, 5, 10, 11, 22, 99, 100, 101, 1234, 1_000_000];

/** Every text there is, with its name: `errors.offline`. Functions are given numbers and names. */
const textsOf = (texts: object, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(texts).flatMap(([name, text]: [string, unknown]) => {
    if (path === '' && ['language', 'direction'].includes(name)) return [];
    if (typeof text === 'object') return textsOf(text!, `${path}${name}.`);
    return [[path + name, String(typeof text === 'function' ? (text as (...given: unknown[]) => string)(7, 8, 'Name') : text)]];
  });

describe('dictionaries', () => {
  for (const [name, strings] of Object.entries(dictionaries)) {
    it(`${name} has a text for everything`, () => {
      for (const [key, text] of textsOf(strings)) {
        expect(text.trim(), key).to.equal(text);
        expect(text, key).not.to.match(/^$|\b(?:undefined|null|NaN)\b|#/);
      }
      expect(textsOf(strings).map(([key]) => key)).to.have.members(textsOf(english).map(([key]) => key));
    });

    it(`${name} counts without leaving a gap`, () => {
      for (const count of counts) {
        const texts = [
          strings.found(count),
          strings.searched(count, 1.25),
          strings.alsoFound(count),
          strings.announceAnswer(count),
          strings.foundConversations(count),
          strings.keptHere(count),
          strings.charactersLeft(count),
          strings.charactersBeyond(count),
          strings.newAnswers(count),
          strings.notSeenInSource(count),
          strings.nearestPassage(count),
        ];
        for (const text of texts) expect(text).not.to.match(/undefined|NaN|#|\s\s/);
      }
    });
  }

  /** Words that a language has in common with English, by the names of the texts that they are. */
  const shared: Readonly<Partial<Record<keyof typeof dictionaries, readonly string[]>>> = {
    dutch: ['filterNames.appId', 'filterNames.type', 'code', 'details'],
    french: [
      'label',
      'conversation',
      'conversations',
      'foundConversations',
      'sources',
      'filterNames.type',
      'filterNames.date',
      'code',
    ],
    german: ['code', 'details', 'filter', 'filterNames.appId'],
    swedish: ['filter', 'filterNames.appId'],
  };
  // They join names with a colon, as English does.
  const joins = ['named', 'filteredBy'];
  const isKeyName = (name: string): boolean => name.startsWith('keyNames.');

  for (const [name, strings] of Object.entries(dictionaries).filter(([each]) => each !== 'english'))
    it(`${name} says nothing in English`, () => {
      const inEnglish = new Map(textsOf(english));
      const allowed = [...joins, ...(shared[name as keyof typeof dictionaries] ?? [])];
      const texts = textsOf(strings).filter(([key]) => !isKeyName(key));
      expect(texts.filter(([key, text]) => inEnglish.get(key) === text && !allowed.includes(key))).to.deep.equal([]);
      // No other language has these words.
      for (const [key, text] of texts)
        expect(text, key).not.to.match(/\b(?:the|this|that|your?|with|and|please|try|again|answers?|could|which|there)\b/i);
    });

  for (const name of ['arabic', 'hebrew', 'japanese', 'korean', 'simplifiedChinese'] as const)
    it(`${name} is written in its own letters`, () => {
      for (const [key, text] of textsOf(dictionaries[name]).filter(([each]) => !isKeyName(each)))
        expect(text.replace(/Name|\b(?:ID|CSV)\b/, ''), key).not.to.match(/[a-z]/i);
    });

  it('have the plural forms of their language', () => {
    expect([1, 2].map(german.announceAnswer)).to.deep.equal(['Antwort vollständig, 1 Quelle', 'Antwort vollständig, 2 Quellen']);
    expect(german.searched(1, 1.25)).to.equal('In 1 Schritt gesucht (1,3 Sek.)');
    expect([0, 1, 2, 3, 11, 100].map(arabic.announceAnswer)).to.deep.equal([
      'اكتملت الإجابة',
      'اكتملت الإجابة، مصدر واحد',
      'اكتملت الإجابة، مصدران',
      'اكتملت الإجابة، 3 مصادر',
      'اكتملت الإجابة، 11 مصدرًا',
      'اكتملت الإجابة، 100 مصدر',
    ]);
    expect([1, 2, 5].map((steps) => arabic.searched(steps, 1.4))).to.deep.equal([
      'اكتمل البحث عبر خطوة واحدة (1.4 ث)',
      'اكتمل البحث عبر خطوتين (1.4 ث)',
      'اكتمل البحث عبر 5 خطوات (1.4 ث)',
    ]);
  });

  it('serve the regions of their language; what nobody wrote is English', async () => {
    for (const tag of ['de', 'de-AT', 'DE-ch-1996']) expect(await loadDictionary(tag), tag).to.equal(german);
    for (const tag of ['ar', 'ar-EG', 'AR-Arab-SA']) expect(await loadDictionary(tag), tag).to.equal(arabic);
    for (const tag of ['pt', 'pt-BR', 'pt-PT']) expect(await loadDictionary(tag), tag).to.equal(brazilianPortuguese);
    for (const tag of ['he', 'iw', 'he-IL']) expect(await loadDictionary(tag), tag).to.equal(hebrew);
    for (const tag of ['zh', 'zh-CN', 'zh-Hans-SG', 'zh-SG']) expect(await loadDictionary(tag), tag).to.equal(simplifiedChinese);
    for (const tag of ['en-GB', 'da', 'zh-TW', 'zh-Hant', 'zh-HK', 'den', 'arc', '', '-', 'constructor', 'deutsch'])
      expect(await loadDictionary(tag), tag).to.equal(chatEnglish);
  });

  it('give way to the texts of the host, each for itself', () => {
    const overrides: StringOverrides = {
      send: 'Los',
      alsoFound: 'Mehr',
      found: (sources) => `${sources}!`,
      errors: { offline: 'Kein Netz.' },
      stop: undefined as never,
      ...({ madeUp: 'x' } as object),
    };
    const strings = mergeStrings(german, overrides);
    expect([strings.send, strings.stop, strings.alsoFound(3), strings.found(3)]).to.deep.equal(['Los', 'Anhalten', 'Mehr', '3!']);
    expect(strings.errors.offline).to.equal('Kein Netz.');
    expect(strings.errors.network).to.equal(german.errors.network);
    expect(Object.keys(strings)).to.deep.equal(Object.keys(german));
  });
});
