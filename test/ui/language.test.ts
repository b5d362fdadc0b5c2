import { expect, fixture, html } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, ChatHarness, event, mountChat } from './harness.js';

const mountIn = async (markup: ReturnType<typeof html>): Promise<ChatHarness> => {
  const place = await fixture<HTMLElement>(markup);
  const chat = new ChatHarness(place.querySelector('unleash-chat')!);
  await chat.until(() => chat.input, 'the composer');
  return chat;
};
const panel = (chat: ChatHarness): HTMLElement => chat.part('panel')!;
/** Whether texts and the styles for a direction run so. */
const runs = (chat: ChatHarness, direction: 'ltr' | 'rtl'): boolean =>
  getComputedStyle(panel(chat)).direction === direction && panel(chat).matches(`:dir(${direction})`);

describe('the language', () => {
  it('is that of the nearest lang, with its region, and the first thing on screen is in it', async () => {
    const place = await fixture<HTMLElement>(html`<div lang="en"><div lang="de-AT"></div></div>`);
    const element = document.createElement('unleash-chat');
    const seen: string[] = [];
    place.firstElementChild!.append(element);
    await element.updateComplete;
    const chat = new ChatHarness(element);
    new MutationObserver(() => seen.push(chat.input?.placeholder)).observe(chat.root, { childList: true, subtree: true });
    await chat.until(() => chat.input, 'the composer');
    seen.push(chat.input.placeholder);
    expect(new Set(seen)).to.deep.equal(new Set(['Frage stellen']));
    expect(panel(chat).hasAttribute('lang'), 'the page says it already').to.equal(false);
    expect(runs(chat, 'ltr')).to.equal(true);
  });

  it('is found across shadow trees, and follows its changes there and in the page', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="de"><div></div></div>`);
    const root = outer.firstElementChild!.attachShadow({ mode: 'open' });
    root.innerHTML = '<main><unleash-chat></unleash-chat></main>';
    const chat = new ChatHarness(root.querySelector('unleash-chat')!);
    await chat.until(() => chat.input?.placeholder === 'Frage stellen', 'German');
    outer.lang = 'ar';
    await chat.until(() => chat.input.placeholder === 'اطرح سؤالًا', 'Arabic');
    root.querySelector('main')!.lang = 'en';
    await chat.until(() => chat.input.placeholder === 'Ask a question', 'English');
    root.querySelector('main')!.removeAttribute('lang');
    outer.lang = 'de';
    await chat.until(() => chat.input.placeholder === 'Frage stellen', 'German again');
  });

  it('is the one it stands in last, however fast it changed', async () => {
    const chat = await mountIn(html`<div lang="en"><unleash-chat></unleash-chat></div>`);
    for (const language of ['ar', 'de', 'en', 'de']) {
      chat.element.lang = language;
      await Promise.resolve();
    }
    await chat.until(() => chat.input.placeholder === 'Frage stellen', 'German');
  });

  it('is moved with the element', async () => {
    const chat = await mountIn(html`<div lang="de"><unleash-chat></unleash-chat></div>`);
    const other = await fixture(html`<div lang="ar"></div>`);
    other.append(chat.element);
    await chat.until(() => chat.input.placeholder === 'اطرح سؤالًا', 'Arabic');
    other.setAttribute('lang', 'en');
    await chat.until(() => chat.input.placeholder === 'Ask a question', 'English');
  });

  it('where nobody wrote it is English, and says so; questions and answers keep that of the page', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountIn(html`<div lang="da-DK"><unleash-chat endpoint=${answers.endpoint}></unleash-chat></div>`);
    await chat.element.send('Hvor meget?');
    expect(panel(chat).lang).to.equal('en');
    expect(chat.prose!.lang).to.equal('da-DK');
    expect(chat.part('question')!.querySelector('p')!.lang).to.equal('da-DK');
  });

  it('gives a direction where the page gives none; a dir of the page holds', async () => {
    const chat = await mountIn(html`<div><unleash-chat lang="ar"></unleash-chat></div>`);
    expect(runs(chat, 'rtl')).to.equal(true);
    chat.element.parentElement!.dir = 'ltr';
    await chat.until(() => runs(chat, 'ltr'), 'left to right');
    chat.element.lang = 'de';
    chat.element.parentElement!.dir = 'rtl';
    await chat.until(() => runs(chat, 'rtl') && chat.input.placeholder === 'Frage stellen', 'right to left in German');
    chat.element.parentElement!.removeAttribute('dir');
    await chat.until(() => runs(chat, 'ltr'), 'as German runs');
  });

  it('gives its direction to the field as long as it is empty; then the text in it has its own', async () => {
    const chat = await mountIn(html`<div lang="ar" dir="rtl"><unleash-chat></unleash-chat></div>`);
    const direction = (): string => getComputedStyle(chat.input).direction;
    expect(direction()).to.equal('rtl');
    chat.type('How much leave?');
    await chat.element.updateComplete;
    expect(direction()).to.equal('ltr');
    chat.type('');
    await chat.element.updateComplete;
    expect(direction()).to.equal('rtl');
  });

  it('changes a whole conversation, its answers too', async () => {
    const answers = await createStreamFixture({ chunks: [...answerEvents, event({ text: '\n\n```js\n1\n```\n' })] });
    const chat = await mountIn(html`<div lang="en"><unleash-chat endpoint=${answers.endpoint}></unleash-chat></div>`);
    await chat.element.send('How much?');
    const marker = () => chat.prose!.querySelector('.citation > *')!.getAttribute('aria-label');
    expect(marker()).to.equal('Source 1: Parental leave, Confluence (opens in a new tab)');
    chat.element.lang = 'de';
    await chat.until(
      () => marker() === 'Quelle 1: Parental leave, Confluence (wird in neuem Tab geöffnet)',
      'the marker in German',
    );
    expect(chat.prose!.querySelector('.copy-code')!.textContent).to.equal('Code kopieren');
    expect(chat.markers).to.deep.equal(['1', '2']);
    expect(chat.prose!.textContent).to.contain('In Germany, add 10.');
  });
});

describe('the texts of a host', () => {
  it('stand over those of the language, and follow its changes', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint, strings: { send: 'Go', source: (number) => `Note ${number}` } });
    expect(chat.part('send')!.getAttribute('aria-label')).to.equal('Go');
    await chat.element.send('How much?');
    const marker = () => chat.prose!.querySelector('.citation > *')!.getAttribute('aria-label');
    expect(marker()).to.equal('Note 1 (opens in a new tab)');
    const block = chat.prose!.querySelector('p');
    chat.element.strings = { send: 'Off', source: (number) => `Note ${number}` };
    await chat.element.updateComplete;
    expect(chat.part('send')!.getAttribute('aria-label')).to.equal('Off');
    expect(chat.prose!.querySelector('p'), 'an answer that says the same stays').to.equal(block);
    chat.element.lang = 'de';
    await chat.until(() => chat.input.placeholder === 'Frage stellen', 'German');
    expect(chat.part('send')!.getAttribute('aria-label')).to.equal('Off');
    chat.element.strings = undefined;
    await chat.element.updateComplete;
    expect(chat.part('send')!.getAttribute('aria-label')).to.equal('Senden');
    expect(marker()).to.contain('Quelle 1');
  });
});
