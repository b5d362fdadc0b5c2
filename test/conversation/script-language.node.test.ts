import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scriptLanguage } from '../../src/conversation/script-language.js';

const texts: Readonly<Record<string, string>> = {
  he: 'העובדים זכאים ל-80 ימי חופשה לפי [המדריך](https://wiki.example/handbook) של Confluence.',
  th: 'คุณได้รับวันลา 80 วัน',
  ja: '有給休暇は年間80日です。詳細は社内規程集をご確認ください。',
  ko: '휴가는 80일입니다.',
  el: 'Δικαιούστε 80 ημέρες άδειας.',
  ka: 'თქვენ გაქვთ 80 დღე.',
  hy: 'Դուք ունեք 80 օր։',
  ar: 'يحق للموظفين الحصول على ثمانين يومًا من الإجازة السنوية المدفوعة.',
  zh: '根据公司的员工手册，每位正式员工每年可以享受八十天的带薪休假，详情请咨询人力资源部门。',
};

const uncertain: Readonly<Record<string, string>> = {
  empty: '',
  'numbers alone': '80, 90',
  'a letter in a formula': 'π ≈ 3.14',
  Latin: 'You get 80 days, as שלום says.',
  Cyrillic: 'У вас 80 дней отпуска.',
  Devanagari: 'आपको 80 दिन मिलते हैं।',
  Persian: 'کارکنان حق دارند هشتاد روز مرخصی با حقوق در سال بگیرند و این در کتابچه آمده است.',
  Urdu: 'ملازمین کو سال میں اسی دن کی چھٹی ملتی ہے اور یہ کتابچے میں لکھا ہے۔',
  'Arabic letters that are few': 'إجازة سنوية',
  Yiddish: 'די אַרבעטער באַקומען אַכציק טעג װאַקאַציע',
  'Chinese that is short': '八十天',
  'Chinese with a name in kana':
    '根据公司的员工手册，每位正式员工每年可以享受八十天的带薪休假，饮料是の茶，详情请咨询人力资源部门。',
  'code with a word of Greek': '`const a = 1` alpha αβ beta gamma',
};

describe('the language of a text', () => {
  for (const [language, text] of Object.entries(texts))
    it(`is certain by its script: ${language}`, () => assert.equal(scriptLanguage(text), language));

  for (const [what, text] of Object.entries(uncertain))
    it(`is not guessed: ${what}`, () => assert.equal(scriptLanguage(text), undefined));

  it('is certain whatever code and addresses are in it', () => {
    const code = '```sh\ncurl --request POST https://api.example/v1\n```\nhttps://wiki.example/a/long/address `npm install`';
    assert.equal(scriptLanguage(`${code} ישנם שמונים ימים`), 'he');
  });

  it('is certain early in a long text, and looks at its start alone', () => {
    assert.equal(scriptLanguage(texts['ko']! + ' English'.repeat(10_000)), undefined);
    assert.equal(scriptLanguage(texts['ko']!.repeat(300) + ' English'.repeat(10_000)), 'ko');
  });
});
