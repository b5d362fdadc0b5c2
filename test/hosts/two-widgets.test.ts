import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { FloatingChat, clearPage } from '../layouts/floating-chat.js';
import { event, found, resource } from '../ui/harness.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

const answer = (text: string, id: string): readonly string[] => [
  found(resource(id, `Source of ${text}`)),
  event({ text }),
  event({ reference: { referenceIds: [id], position: text.length } }),
];

const mount = async (markup: string): Promise<readonly FloatingChat[]> => {
  const place = document.createElement('main');
  place.innerHTML = markup;
  document.body.append(place);
  const chats = [...place.querySelectorAll<UnleashChat>('unleash-chat')].map((element) => new FloatingChat(element));
  for (const chat of chats) await chat.until(() => chat.input, 'the composer');
  return chats;
};

const storedKeys = (): readonly string[] => Object.keys(sessionStorage).filter((key) => key.startsWith('unleash-chat'));

describe('two widgets on one page', () => {
  afterEach(() => {
    document.querySelector('main')?.remove();
    clearPage();
  });

  for (const layouts of [
    ['inline', 'inline'],
    ['popup', 'inline'],
    ['popup', 'popup'],
  ] as const) {
    it(`${layouts.join(' and ')}: have endpoints, conversations, drafts, themes and languages of their own`, async () => {
      const endpoints = [
        await createStreamFixture({ chunks: answer('One answer.', 'x') }),
        await createStreamFixture({ chunks: answer('Eine Antwort.', 'x') }),
      ] as const;
      const [one, two] = (await mount(
        endpoints
          .map(
            ({ endpoint }, index) =>
              `<div lang="${['en', 'ar'][index]}" ${index === 1 ? 'dir="rtl"' : ''}>
                 <unleash-chat open endpoint="${endpoint}" layout="${layouts[index]}" theme="${['light', 'dark'][index]}"
                   style="--unleash-chat-launcher-inset-inline: auto ${20 + index * 20}px"></unleash-chat></div>`,
          )
          .join(''),
      )) as [FloatingChat, FloatingChat];

      one.type('A draft');
      expect(two.field.value, 'the draft of the second').to.equal('');
      const sent = await Promise.all([one.element.send('What?'), two.element.send('Was?')]);
      expect(sent.map((message) => message!.text)).to.deep.equal(['One answer.', 'Eine Antwort.']);
      for (const [index, chat] of [one, two].entries()) {
        expect(chat.root.querySelectorAll('[part~="answer"]')).to.have.length(1);
        expect(chat.root.querySelector('.prose')!.textContent).to.include(sent[index]!.text);
        expect(chat.root.querySelector('ol .title')!.textContent).to.equal(`Source of ${sent[index]!.text}`);
        const asked = await endpoints[index]!.requests();
        expect(asked.map(({ body }) => JSON.stringify(body).includes(['What?', 'Was?'][index]!))).to.deep.equal([true]);
      }
      expect(one.element.conversation.threadId).not.to.equal(two.element.conversation.threadId);
      expect([one, two].map(({ field }) => field.placeholder)).to.deep.equal(['Ask a question', 'اطرح سؤالًا']);
      const looks = [one, two].map((chat) => getComputedStyle(chat.part('panel')!));
      expect(looks.map(({ direction }) => direction)).to.deep.equal(['ltr', 'rtl']);
      expect(looks.map(({ colorScheme }) => colorScheme)).to.deep.equal(['light', 'dark']);
      expect(looks[0]!.backgroundColor).not.to.equal(looks[1]!.backgroundColor);

      expect(storedKeys(), 'a stored conversation for each').to.have.length(2);
      expect(document.querySelectorAll('main [id]'), 'ids in the page').to.have.length(0);
      one.element.newConversation();
      await one.element.updateComplete;
      expect(two.root.querySelectorAll('[part~="answer"]'), 'the conversation of the second').to.have.length(1);
      expect(one.root.querySelectorAll('[part~="answer"]')).to.have.length(0);
      two.element.forget();
      await two.until(() => storedKeys().length < 2, 'the conversation of the second to be removed');
      if (layouts[1] !== 'popup') return;
      two.element.hide();
      await two.until(() => !two.isShown, 'the second to close');
      expect(one.isShown, 'the first stays open').to.equal(true);
    });
  }

  it('with the same endpoint store their conversations by persist-key', async () => {
    const { endpoint } = await createStreamFixture({ chunks: answer('One answer.', 'x') });
    const markup = ['a', 'b'].map((key) => `<unleash-chat endpoint="${endpoint}" persist-key="${key}"></unleash-chat>`).join('');
    const [one] = await mount(markup);
    await one!.element.send('What?');
    document.querySelector('main')!.remove();
    const again = await mount(markup);
    expect(again.map(({ root }) => root.querySelectorAll('[part~="answer"]').length)).to.deep.equal([1, 0]);
  });
});
