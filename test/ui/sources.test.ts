import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { event, found, mountChat, resource, settled, type ChatHarness } from './harness.js';

const cite = (position: number, ...referenceIds: string[]): string => event({ reference: { referenceIds, position } });
const web = (...sources: readonly object[]): string =>
  event({ tool: { response: { name: 'web', toolId: 'call-2', resources: { webSearch: { sources } } } } });

const ask = async (...chunks: readonly string[]): Promise<ChatHarness> => {
  const answers = await createStreamFixture({ chunks });
  const chat = await mountChat({ endpoint: answers.endpoint });
  await chat.element.send('How much leave?');
  return chat;
};

describe('the sources below an answer', () => {
  it('lead back to the first place that cites them, with each press to the next, and around', async () => {
    const chat = await ask(
      found(resource('a', 'Parental leave'), resource('b', 'Benefits')),
      event({ text: 'One.\n\nTwo.\n\nThree.' }),
      cite(4, 'a'),
      cite(10, 'b'),
      cite(18, 'a'),
    );
    expect(chat.markers).to.deep.equal(['1', '2', '1']);
    const markers = [...chat.prose!.querySelectorAll<HTMLElement>('.citation > *')];
    const [back] = chat.answer!.querySelectorAll<HTMLButtonElement>('.sources button.number');
    expect(back!.ariaLabel).to.equal('Show where source 1 is cited');
    for (const expected of [markers[0], markers[2], markers[0]]) {
      back!.click();
      expect(chat.root.activeElement).to.equal(expected);
      expect(getComputedStyle(expected!).outlineStyle, 'it has a ring, also after a click').to.equal('solid');
    }
    const scroller = chat.part('transcript')!.getBoundingClientRect();
    const at = markers[0]!.getBoundingClientRect();
    expect(at.top >= scroller.top && at.bottom <= scroller.bottom, 'in view').to.equal(true);
    // The marker's card comes with the focus; what fades in reads as too faint.
    await chat.until(() => chat.root.querySelector('.citation-card:popover-open'), 'the card');
    await Promise.allSettled(chat.root.getAnimations().map(({ finished }) => finished));
    await expect(chat.element).shadowDom.to.be.accessible();
  });

  it('lead back inside of the chat alone: the page around it stands where it was', async () => {
    const chat = await ask(
      found(resource('a', 'Parental leave')),
      event({ text: `One.${'\n\nMore.'.repeat(40)}` }),
      cite(4, 'a'),
    );
    chat.element.style.setProperty('--unleash-chat-max-height', '400px');
    const spacer = document.body.appendChild(document.createElement('div'));
    spacer.style.height = '3000px';
    const scroller = chat.part('transcript')!;
    await settled();
    scroller.scrollTop = scroller.scrollHeight;
    window.scrollTo(0, 20);
    chat.answer!.querySelector<HTMLButtonElement>('.sources button.number')!.click();
    const at = chat.prose!.querySelector('.citation > *')!.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    expect(at.top - view.top, 'in the view').to.be.within(0, view.height);
    expect(window.scrollY).to.equal(20);
    spacer.remove();
  });

  it('that were found but not cited are folded, and grouped by what found them', async () => {
    const chat = await ask(
      found(resource('a', 'Parental leave'), resource('b', 'Benefits'), resource('c', 'Glossary')),
      web({ id: 'w', url: 'https://www.law.example/x', title: 'The law' }),
      event({
        tool: { response: { name: 'people', toolId: 'call-3', resources: { custom: { people: [{ id: 'p', name: 'Mina' }] } } } },
      }),
      event({ text: 'One.' }),
      cite(4, 'b'),
    );
    expect(chat.sources.map(({ number, title }) => `${number} ${title}`)).to.deep.equal(['1 Benefits']);
    const others = chat.answer!.querySelector<HTMLDetailsElement>('.others')!;
    expect(others.open).to.equal(false);
    expect(others.querySelector('summary')!.textContent).to.include('Other results (4)');
    const told = [...others.querySelectorAll('h4, .title')].map(({ textContent }) => textContent);
    expect(told).to.deep.equal([
      'In your company',
      'Parental leave',
      'Glossary',
      'On the web',
      'The law',
      'With other tools',
      'Mina',
    ]);
    expect(others.querySelector('.number')).to.equal(null);
  });

  it('are one where a document comes under two ids', async () => {
    const chat = await ask(
      found(resource('a', 'Parental leave'), resource('x', 'Parental leave', { url: 'https://wiki.example/a' })),
      event({ text: 'One. Two.' }),
      cite(4, 'a'),
      cite(9, 'x'),
    );
    expect(chat.markers).to.deep.equal(['1', '1']);
    expect(chat.sources.map(({ title }) => title)).to.deep.equal(['Parental leave']);
    expect(chat.answer!.querySelector('.others')).to.equal(null);
  });

  it('have a name, however little there is of one, and show what hides in it', async () => {
    const chat = await ask(
      found(
        resource('a', ' \u200b '),
        resource('b', '\u202e', { url: 'javascript:alert(1)' }),
        resource('c', 'Payroll \u202efdp.exe', { url: null, appId: null }),
        resource('d', '💶 Salary', { appId: null }),
      ),
      event({ text: 'One.' }),
      cite(4, 'a', 'b', 'c', 'd'),
    );
    expect(chat.sources.map(({ title, href }) => [title, href])).to.deep.equal([
      ['wiki.example', 'https://wiki.example/a'],
      ['b', undefined],
      ['Payroll [U+202E]fdp.exe', undefined],
      ['💶 Salary', 'https://wiki.example/d'],
    ]);
    expect([...chat.answer!.querySelectorAll('.tile')].map(({ textContent }) => textContent)).to.deep.equal([
      'C',
      'C',
      'P',
      '💶',
    ]);
    const names = [...chat.prose!.querySelectorAll('.citation > *')].map(({ ariaLabel }) => ariaLabel);
    expect(names.slice(1)).to.deep.equal([
      'Source 2: b, Confluence',
      'Source 3: Payroll [U+202E]fdp.exe',
      'Source 4: 💶 Salary (opens in a new tab)',
    ]);
  });

  it('keep within the answer, forty of them with titles as long as they like', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `id${index}`);
    const chat = await ask(
      found(
        ...ids.map((id) =>
          resource(id, `${id} ${'Donaudampfschifffahrtsgesellschaft'.repeat(8)}`, { subtitle: 'Place '.repeat(40) }),
        ),
      ),
      event({ text: 'One.' }),
      ...ids.map((id) => cite(4, id)),
    );
    expect(chat.sources).to.have.length(40);
    const { right } = chat.answer!.getBoundingClientRect();
    for (const row of chat.parts('source')) {
      expect(row.getBoundingClientRect().right).to.be.at.most(right + 8);
      expect(row.querySelector('.place')!.getBoundingClientRect().width, 'its place is seen').to.be.greaterThan(40);
    }
    const scroller = chat.part('transcript')!;
    expect(scroller.scrollWidth).to.be.at.most(scroller.clientWidth);
  });
});
