import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { quiet } from '../layouts/floating-chat.js';
import { answerEvents, event, mountChat, type ChatHarness } from './harness.js';

const links = [
  ' See [the **handbook**](https://wiki.example/handbook), <https://www.example.com/a>',
  ` [here](${location.origin}/page), ![a chart](https://charts.example/1.png)`,
  ' and write to [us](mailto:hr@example.com).',
];

const answered = async (): Promise<ChatHarness> => {
  const answers = await createStreamFixture({ chunks: [...answerEvents, ...links.map((text) => event({ text }))] });
  const chat = await mountChat({ endpoint: answers.endpoint, persist: 'none', lang: 'en' });
  await chat.element.send('How much leave?');
  return chat;
};
const mark = '(opens in a new tab)';
const nameOf = (link: Element): string => link.getAttribute('aria-label') ?? link.textContent!.replace(/\s+/g, ' ').trim();

describe('links that open a new tab', () => {
  it('say so in their names, once each: markers, links of the text and pictures, cards, and the list', async () => {
    const chat = await answered();
    chat.prose!.querySelector<HTMLElement>('.citation > *')!.focus();
    await chat.until(() => chat.part('citation-card'), 'the card');
    await quiet(chat);
    const all = [...chat.root.querySelectorAll('a')];
    const names = all.filter(({ href }) => href.startsWith('http')).map(nameOf);
    expect(names).to.have.length(10);
    for (const name of names) expect(name.split(mark), name).to.have.length(2);
    expect(names.slice(0, 3)).to.deep.equal([
      `Source 1: Parental leave, Confluence ${mark}`,
      `Source 2: Benefits in Germany, Confluence ${mark}`,
      `the handbook (wiki.example) ${mark}`,
    ]);
    expect(nameOf(all.find(({ href }) => href.startsWith('mailto:'))!)).to.equal('us (hr@example.com)');
    await expect(chat.element).shadowDom.to.be.accessible();
  });

  it('do not show it, and do not export it', async () => {
    const chat = await answered();
    for (const note of chat.prose!.querySelectorAll<HTMLElement>('.new-tab')) expect(note.offsetWidth).to.equal(1);
    const exported = await chat.element.exportConversation('markdown');
    expect(exported).to.contain('[the **handbook**](https://wiki.example/handbook)').and.not.contain('new tab');
    expect(exported).to.contain('<https://www.example.com/a>');
  });

  it('follow the language', async () => {
    const chat = await answered();
    chat.element.lang = 'de';
    await chat.until(() => chat.prose!.querySelector('.new-tab')?.textContent === ' (wird in neuem Tab geöffnet)', 'German');
  });
});

describe('a card that is opened by touch', () => {
  it('has the focus, and is named by its source', async () => {
    const chat = await answered();
    const marker = chat.prose!.querySelector<HTMLElement>('.citation > *')!;
    marker.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'touch' }));
    marker.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
    await chat.until(() => chat.root.activeElement?.matches('.citation-card'), 'the card');
    const { activeElement } = chat.root;
    expect(activeElement!.role).to.equal('group');
    const labels = activeElement!.getAttribute('aria-labelledby')!.split(' ');
    expect(labels.map((id) => chat.root.getElementById(id)!.textContent)).to.deep.equal(['Source 1 of 2', 'Parental leave']);
    expect(chat.root.querySelectorAll('.citation-card [role="group"]')).to.have.length(0);
  });
});
