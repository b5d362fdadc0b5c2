import { expect, fixture, html } from '@open-wc/testing';
import { defineLanguage, UnleashChat, type LanguageStrings } from '../../src/index.js';
import { german } from '../../src/locale/dictionaries/german.js';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, ChatHarness } from '../ui/harness.js';

const mountIn = async (lang: string, endpoint = '/nowhere'): Promise<ChatHarness> => {
  const place = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
  const element = Object.assign(document.createElement('unleash-chat'), { endpoint, persist: 'none' });
  place.append(element);
  const chat = new ChatHarness(element);
  await chat.until(() => chat.input, 'the composer');
  return chat;
};
const welsh: LanguageStrings = { ...german, language: 'cy', placeholder: 'Gofyn cwestiwn' };

describe('defineLanguage()', () => {
  it('adds a language, which is loaded once, when it is needed, and used for its regions', async () => {
    let loads = 0;
    defineLanguage('cy', async () => {
      loads++;
      return Promise.resolve(welsh);
    });
    expect(loads).to.equal(0);
    const [one, other] = await Promise.all(['cy', 'cy-GB'].map((lang) => mountIn(lang)));
    for (const chat of [one!, other!]) {
      expect(chat.input.placeholder).to.equal('Gofyn cwestiwn');
      expect(chat.part('panel')!.hasAttribute('lang')).to.equal(false);
    }
    expect(loads).to.equal(1);
  });

  it('updates widgets that stand in that language already, and only them', async () => {
    const chat = await mountIn('fo');
    const german = await mountIn('de');
    expect(chat.input.placeholder).to.equal('Ask a question');
    defineLanguage('fo', () => ({ ...welsh, language: 'fo', placeholder: 'Set ein spurning' }));
    await chat.until(() => chat.input.placeholder === 'Set ein spurning', 'the language');
    expect(chat.part('panel')!.hasAttribute('lang')).to.equal(false);
    expect(german.input.placeholder).to.equal('Frage stellen');
  });

  it('replaces a language, also one of the package, and takes a module', async () => {
    const chat = await mountIn('ar-MA');
    defineLanguage('ar-MA', async () =>
      Promise.resolve({ default: { ...welsh, language: 'ar', direction: 'rtl', placeholder: 'سول' } }),
    );
    await chat.until(() => chat.input.placeholder === 'سول', 'the texts of the host');
    expect((await mountIn('ar-EG')).input.placeholder).to.equal('اطرح سؤالًا');
  });

  it('leaves texts that are not given in English, each for itself', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const errors = { offline: 'Tiu ĉi aparato ne estas konektita.' };
    defineLanguage('eo', () => ({
      language: 'eo',
      direction: 'ltr',
      placeholder: 'Demandu',
      errors,
      copyAnswer: 'Kopiu',
      table: null as never,
    }));
    const chat = await mountIn('eo', answers.endpoint);
    expect(chat.input.placeholder).to.equal('Demandu');
    expect(chat.part('greeting')!.textContent).to.equal('What would you like to know?');
    await chat.element.send('Kiom?');
    await chat.until(() => chat.part('copy-answer'), 'the buttons');
    expect(chat.part('copy-answer')!.ariaLabel).to.equal('Kopiu');
    expect(chat.part('details')!.ariaLabel).to.equal('Details');
    chat.element.endpoint = '/nowhere';
    await chat.element.send('Kiom?');
    expect(chat.part('error')!.textContent).to.contain('There is no assistant at this address.');
  });

  it('uses English and says why, if the texts cannot be loaded or are none; the next try may succeed', async () => {
    const { error } = console;
    const reports: unknown[] = [];
    console.error = (...report: unknown[]) => void reports.push(report.at(-1));
    let texts: unknown = { placeholder: 'Apeqquteqarit' };
    defineLanguage('kl', () => texts as LanguageStrings);
    const chat = await mountIn('kl').finally(() => (console.error = error));
    expect(chat.input.placeholder).to.equal('Ask a question');
    expect(String(reports[0])).to.match(/TypeError: .*`language`.*`direction`/);
    texts = { ...welsh, language: 'kl', placeholder: 'Apeqquteqarit' };
    expect((await mountIn('kl')).input.placeholder).to.equal('Apeqquteqarit');
  });

  it('refuses what is no language tag and no function', () => {
    for (const tag of ['', 'not a tag', 'de_AT', undefined, 7, ['de']])
      expect(() => defineLanguage(tag as never, () => welsh), String(tag)).to.throw(TypeError, 'language tag');
    for (const load of [undefined, welsh]) expect(() => defineLanguage('cy', load as never)).to.throw(TypeError, '`load`');
  });

  it('is reached by the class, too: a page that loads the script has no import', () => {
    expect(customElements.get('unleash-chat')).to.equal(UnleashChat);
    expect(UnleashChat.defineLanguage).to.equal(defineLanguage);
  });
});
