import { expect } from '@open-wc/testing';
import { answerEnglish } from '../../src/locale/answer-texts.js';
import { arabic } from '../../src/locale/arabic.js';
import { english as chatEnglish } from '../../src/locale/english.js';
import { feedbackEnglish } from '../../src/locale/feedback-texts.js';
import { german } from '../../src/locale/german.js';
import { loadDictionary } from '../../src/locale/load-dictionary.js';
import { sourceEnglish } from '../../src/locale/source-texts.js';
import { mergeStrings, type StringOverrides, type Strings } from '../../src/locale/strings.js';

const english: Strings = { ...chatEnglish, ...answerEnglish, ...feedbackEnglish, ...sourceEnglish };

/** Each is complete, and has nothing that is not in the others: a missing text is an error of types. */
const dictionaries = { arabic, english, german } satisfies Readonly<Record<string, Strings>>;

const counts = [0, 1, 2, 3, 10, 11, 99, 100, 101, 1234];

/** Every text there is, with its name. */
const textsOf = (strings: Strings): readonly (readonly [string, string])[] =>
  Object.entries({ ...strings, ...strings.errors, ...strings.feedbackReasons, ...strings.foundBy })
    .filter(([name]) => !['language', 'direction', 'errors', 'feedbackReasons', 'foundBy'].includes(name))
    .map(([name, text]) => [
      name,
      String(typeof text === 'function' ? (text as (...given: unknown[]) => string)(7, 8, 'Name') : text),
    ]);

describe('dictionaries', () => {
  for (const [name, strings] of Object.entries(dictionaries)) {
    it(`${name} has a text for everything`, () => {
      for (const [key, text] of textsOf(strings)) {
        expect(text.trim(), key).to.equal(text);
        expect(text, key).not.to.match(/^$|undefined|null|NaN|#/);
      }
      expect(Object.keys(strings)).to.have.members(Object.keys(english));
      expect(Object.keys(strings.errors)).to.have.members(Object.keys(english.errors));
    });

    it(`${name} counts without leaving a gap`, () => {
      for (const count of counts) {
        const texts = [
          strings.found(count),
          strings.searched(count, 1.25),
          strings.alsoFound(count),
          strings.announceAnswer(count),
        ];
        for (const text of texts) expect(text).not.to.match(/undefined|NaN|#|\s\s/);
      }
    });
  }

  it('say nothing in English but in English, and Arabic in its own letters alone', () => {
    // Words that both languages have.
    const shared = ['code', 'details'];
    const inEnglish = new Map(textsOf(english));
    for (const strings of [arabic, german]) {
      const same = textsOf(strings).filter(([name, text]) => inEnglish.get(name) === text && !shared.includes(name));
      expect(same).to.deep.equal([]);
    }
    for (const [name, text] of textsOf(arabic)) expect(text.replace('Name', ''), name).not.to.match(/[a-z]/i);
  });

  it('have the plural forms of their language', () => {
    expect([1, 2].map(german.announceAnswer)).to.deep.equal(['Antwort vollständig, 1 Quelle', 'Antwort vollständig, 2 Quellen']);
    expect(german.searched(1, 1.25)).to.equal('In 1 Schritt gesucht, 1,3 s');
    expect([0, 1, 2, 3, 11, 100].map(arabic.announceAnswer)).to.deep.equal([
      'اكتملت الإجابة',
      'اكتملت الإجابة، مصدر واحد',
      'اكتملت الإجابة، مصدران',
      'اكتملت الإجابة، 3 مصادر',
      'اكتملت الإجابة، 11 مصدرًا',
      'اكتملت الإجابة، 100 مصدر',
    ]);
    expect([1, 2, 5].map((steps) => arabic.searched(steps, 1.4))).to.deep.equal([
      'تم البحث في خطوة واحدة، 1.4 ث',
      'تم البحث في خطوتين، 1.4 ث',
      'تم البحث في 5 خطوات، 1.4 ث',
    ]);
  });

  it('serve the regions of their language; what nobody wrote is English', async () => {
    for (const tag of ['de', 'de-AT', 'DE-ch-1996']) expect(await loadDictionary(tag), tag).to.equal(german);
    for (const tag of ['ar', 'ar-EG', 'AR-Arab-SA']) expect(await loadDictionary(tag), tag).to.equal(arabic);
    for (const tag of ['en-GB', 'fr', 'den', 'arc', '', '-', 'constructor', 'deutsch'])
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
    expect([strings.send, strings.stop, strings.alsoFound(3), strings.found(3)]).to.deep.equal(['Los', 'Stoppen', 'Mehr', '3!']);
    expect(strings.errors.offline).to.equal('Kein Netz.');
    expect(strings.errors.network).to.equal(german.errors.network);
    expect(Object.keys(strings)).to.deep.equal(Object.keys(german));
  });
});
