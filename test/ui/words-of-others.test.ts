import { expect, fixture, html } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, ChatHarness, event, found, resource } from './harness.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

/** In a page whose language has no dictionary, so that our texts are English. */
const mountIn = async (lang: string, settings: Partial<UnleashChat>, content = ''): Promise<ChatHarness> => {
  const place = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
  const element = Object.assign(document.createElement('unleash-chat'), { persist: 'none', ...settings });
  element.append(document.createRange().createContextualFragment(content));
  place.append(element);
  const chat = new ChatHarness(element);
  await chat.until(() => chat.input ?? chat.part('launcher'), 'the chat');
  return chat;
};

/** As a browser finds it for the text of a node: from its parent up, through slots and hosts. */
const languageAt = (node: Node): string => {
  for (let at: Node | null = node; at;) {
    if (at instanceof HTMLElement && at.hasAttribute('lang')) return at.lang;
    at = (at as Partial<Element>).assignedSlot ?? at.parentNode ?? (at as Partial<ShadowRoot>).host ?? null;
  }
  return '';
};

/** Every text that is shown or read out, with the language that it is marked with. */
const textsOf = (chat: ChatHarness): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  const add = (text: string | null | undefined, node: Node): void => {
    if (text?.trim() && /\p{L}/u.test(text)) texts.set(text.trim(), languageAt(node));
  };
  const visit = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      for (const name of ['aria-label', 'placeholder', 'title']) add(element.getAttribute(name), element);
      if (element.matches('script, style')) continue;
      for (const child of element.childNodes) if (child instanceof Text) add(child.data, child);
    }
  };
  visit(chat.root);
  visit(chat.element);
  return texts;
};

const hosts = {
  heading: 'Spørg HR',
  placeholder: 'Skriv dit spørgsmål',
  assistantName: 'Hjælperen',
  starters: ['Hvor meget barsel?'],
  disclaimer: 'Svar kan være forkerte.',
} as const;
const slotted = '<p slot="welcome">Velkommen</p><b slot="composer-start">Vedhæft</b>';

describe('in a page of another language than our texts', () => {
  it('the words of the host have that of the page, ours their own, before the first question', async () => {
    const chat = await mountIn('da', hosts, slotted);
    const texts = textsOf(chat);
    const words = [hosts.heading, hosts.placeholder, ...hosts.starters, hosts.disclaimer, 'Velkommen', 'Vedhæft'];
    for (const word of words) expect(texts.get(word), word).to.equal('da');
    for (const word of ['Send', 'Suggested questions', 'Conversation: Spørg HR']) expect(texts.get(word), word).to.equal('en');
  });

  it('ours have their own where the host has set none, and what is typed that of the page', async () => {
    const chat = await mountIn('da', {});
    const texts = textsOf(chat);
    for (const word of ['Ask a question', 'What would you like to know?', 'Assistant'])
      expect(texts.get(word), word).to.equal('en');
    chat.type('Hvor meget barsel?');
    await chat.element.updateComplete;
    expect(chat.input.lang).to.equal('da');
  });

  it('questions, answers, sources, steps, suggestions and actions have that of the page', async () => {
    const code = event({ text: '\n\n[Håndbogen](https://wiki.example/)\n\n```js\n1\n```\n' });
    const answers = await createStreamFixture({ chunks: [...answerEvents, code] });
    const more = { suggestions: ['Og for fædre?'], actions: [{ name: 'ticket', label: 'Opret sag' }] };
    const chat = await mountIn('da', { ...hosts, ...more, endpoint: answers.endpoint });
    await chat.element.send('Hvor meget barsel?');
    chat.prose!.querySelector<HTMLElement>('.citation > *')!.focus();
    chat.prose!.querySelector<HTMLElement>('.citation > *')!.click();
    await chat.until(() => chat.part('host-action') && chat.part('suggestion'), 'the actions');
    const texts = textsOf(chat);
    for (const word of [
      'Hvor meget barsel?',
      '80 days',
      'Håndbogen',
      'Parental leave',
      'Reading 3 pages',
      'Og for fædre?',
      'Opret sag',
    ])
      expect(texts.get(word), word).to.equal('da');
    const ours = [
      'Source 1: Parental leave, Confluence (opens in a new tab)',
      'Copy code',
      'Sources',
      'Copy answer',
      'Your question',
    ];
    for (const word of [...ours, '(opens in a new tab)']) expect(texts.get(word), word).to.equal('en');
    await expect(chat.element).shadowDom.to.be.accessible();
  });

  it('a closed popup and its panel are named in the language of their names', async () => {
    const chat = await mountIn('da', { layout: 'popup', heading: hosts.heading });
    expect(languageAt(chat.part('launcher')!)).to.equal('da');
    expect(languageAt(chat.root.querySelector('dialog')!)).to.equal('da');
    chat.element.heading = '';
    await chat.element.updateComplete;
    expect(languageAt(chat.part('launcher')!)).to.equal('en');
    expect(languageAt(chat.root.querySelector('dialog')!)).to.equal('en');
  });

  it('says nothing of the words of others where the page does not say its language', async () => {
    const page = document.documentElement;
    const { lang } = page;
    page.removeAttribute('lang');
    const chat = await mountIn('', hosts);
    page.lang = lang;
    expect(textsOf(chat).get(hosts.heading)).to.equal('');
  });
});

describe('the language of an answer', () => {
  const hebrew = 'העובדים זכאים לשמונים ימי חופשה.';

  it('is the one that the host knows', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountIn('en', { endpoint: answers.endpoint });
    chat.element.setAttribute('answer-language', 'fr-CA');
    await chat.element.send('How much?');
    expect(chat.prose!.lang).to.equal('fr-CA');
    await chat.until(() => chat.announcements.includes('You get 80 days. In Germany, add 10.'), 'the announcement');
    await chat.until(() => chat.announcements.at(-1) === 'Answer complete, 2 sources', 'the end');
    const lines = [...chat.root.querySelectorAll<HTMLElement>('[role="log"] > *')];
    expect(lines.map((line) => [line.textContent, line.lang])).to.deep.include.members([
      ['You get 80 days. In Germany, add 10.', 'fr-CA'],
      ['Answer complete, 2 sources', ''],
    ]);
    expect(languageAt(chat.prose!.querySelector('.citation > *')!)).to.equal('en');
    chat.element.answerLanguage = 'not a tag';
    await chat.element.updateComplete;
    expect(chat.prose!.hasAttribute('lang')).to.equal(false);
  });

  it('is the one that its script makes certain, in the page and where it is announced', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: hebrew }), found(resource('a', 'Leave'))] });
    const chat = await mountIn('en', { endpoint: answers.endpoint });
    await chat.element.send('כמה?');
    expect(chat.prose!.lang).to.equal('he');
    await chat.until(() => chat.announcements.includes(hebrew), 'the announcement');
    const line = [...chat.root.querySelectorAll<HTMLElement>('[role="log"] > *')].find((each) => each.textContent === hebrew);
    expect(line!.lang).to.equal('he');
  });

  it('is left to the page where that has the same, and says more of it', async () => {
    const answers = await createStreamFixture({ chunks: [event({ text: 'พนักงานมีสิทธิลาแปดสิบวัน' })] });
    const chat = await mountIn('th-TH', { endpoint: answers.endpoint });
    await chat.element.send('ลาได้กี่วัน');
    expect(chat.prose!.lang).to.equal('th-TH');
    expect(languageAt(chat.part('question')!.querySelector('p')!)).to.equal('th-TH');
  });
});
