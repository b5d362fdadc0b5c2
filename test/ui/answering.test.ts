import { expect } from '@open-wc/testing';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { answerEvents, event, found, mountChat, resource } from './harness.js';

describe('an answer', () => {
  it('shows what is being searched, then the text as it comes, its footnotes and its sources', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents, waits: 'step' });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const sent = chat.element.send('How much leave?');

    await answers.release(3);
    await chat.until(() => chat.part('activity')?.textContent?.includes('Searching Confluence for leave'), 'the first step');
    expect(chat.part('activity')!.querySelector('.line.running')).not.to.equal(null);
    await chat.until(() => chat.announcements.at(-1) === 'Searching Confluence for leave', 'the step announced');

    await answers.release(1);
    await chat.until(
      () => chat.part('activity')!.querySelector('summary')!.textContent!.includes('Reading 3 pages'),
      'the second step',
    );
    const marks = [...chat.part('activity')!.querySelectorAll('.step')].map((step) => step.className);
    expect(marks).to.deep.equal(['step done', 'step running']);

    await answers.release(3);
    await chat.until(() => chat.prose?.textContent?.includes('You get 80 days.'), 'the first sentence');
    expect(chat.element.conversation.messages.at(-1)!.status).to.equal('streaming');
    expect(chat.prose!.querySelector('strong')!.textContent).to.equal('80 days');
    expect(chat.part('stop')).not.to.equal(null);

    await answers.release(answerEvents.length - 6);
    const message = (await sent)!;
    expect(message.status).to.equal('done');
    expect(message.requestId).to.equal('req-7');
    expect(chat.markers).to.deep.equal(['1', '2']);
    expect(chat.sources).to.deep.equal([
      { number: '1', title: 'Parental leave', href: 'https://wiki.example/a' },
      { number: '2', title: 'Benefits in Germany', href: 'https://wiki.example/b' },
    ]);
    expect(chat.answer!.querySelector('.others summary')!.textContent).to.contain('Other results (1)');
    expect(chat.part('activity')!.querySelector('.line.running')).to.equal(null);
    await chat.until(() => chat.announcements.at(-1) === 'Answer complete, 2 sources', 'the end announced');
    expect(chat.part('send')).not.to.equal(null);
    await expect(chat.element).shadowDom.to.be.accessible();
  });

  it('comes as one JSON document as well', async () => {
    const document = {
      requestId: 'req-8',
      tool: [{ response: { name: 'search', resources: { enterprise: { results: [resource('a', 'Parental leave')] } } } }],
      text: 'You get 80 days.',
      reference: [{ referenceIds: ['a'], position: 16 }],
      sources: { sourcesIds: ['a'] },
    };
    const answers = await createStreamFixture({
      headers: { 'content-type': 'application/json; charset=utf-8' },
      chunks: [JSON.stringify(document)],
    });
    const chat = await mountChat({ endpoint: answers.endpoint });
    await chat.element.send('How much leave?');
    expect(chat.prose!.textContent).to.contain('You get 80 days.');
    expect(chat.markers).to.deep.equal(['1']);
    expect(chat.sources.map(({ title }) => title)).to.deep.equal(['Parental leave']);
  });

  it('numbers a source whose document is known only later, in a marker that then appears', async () => {
    const answers = await createStreamFixture({
      chunks: [
        event({ text: 'Eighty days.' }),
        event({ reference: { referenceIds: ['late'], position: 12 } }),
        found(resource('late', 'Late page')),
      ],
      waits: 'step',
    });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const sent = chat.element.send('How much leave?');
    await answers.release(2);
    await chat.until(() => chat.element.conversation.messages.at(-1)!.citations.length === 1, 'the citation');
    await chat.element.updateComplete;
    expect(chat.markers).to.deep.equal([]);
    await answers.release(2);
    await sent;
    expect(chat.markers).to.deep.equal(['1']);
  });

  it('is stopped with what came of it, and asked again in a thread of its own', async () => {
    const answers = await createStreamFixture(
      { chunks: [event({ text: 'Half an ' }), event({ text: 'answer' })], waits: 'step' },
      { chunks: answerEvents },
    );
    const chat = await mountChat({ endpoint: answers.endpoint });
    const sent = chat.element.send('How much leave?');
    await answers.release(1);
    await chat.until(() => chat.prose?.textContent?.includes('Half an'), 'the first half');
    const { threadId } = chat.element.conversation;
    chat.type('My next question');
    chat.press('Enter');
    expect(chat.input.value, 'Enter keeps the draft').to.equal('My next question');

    chat.click('stop');
    expect((await sent)!.status).to.equal('stopped');
    expect((await answers.requests({ closed: 1 }))[0]!.state).to.equal('aborted');
    expect(chat.prose!.textContent).to.contain('Half an');
    expect(chat.answer!.querySelector('.notice')!.textContent).to.contain('You stopped this answer.');

    chat.answer!.querySelector<HTMLButtonElement>('.notice button')!.click();
    await chat.until(() => chat.element.conversation.messages.at(-1)!.status === 'done', 'the new answer');
    expect(chat.element.conversation.messages).to.have.length(2);
    expect(chat.element.conversation.threadId).not.to.equal(threadId);
    expect(chat.prose!.textContent).not.to.contain('Half an');
    expect(chat.input.value).to.equal('My next question');
  });

  it('tells its story in events that carry the request id and the thread', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const heard: string[] = [];
    for (const type of ['unleash-send', 'unleash-answer-start', 'unleash-answer-end', 'unleash-error'] as const) {
      document.addEventListener(
        type,
        (happened) => heard.push(type + ('requestId' in happened ? ` ${happened.requestId}` : '')),
        { once: true },
      );
    }
    await chat.element.send('How much leave?');
    expect(heard).to.deep.equal(['unleash-send', 'unleash-answer-start req-7', 'unleash-answer-end req-7']);
  });

  it('lets the host open a source its own way', async () => {
    const answers = await createStreamFixture({ chunks: answerEvents });
    const chat = await mountChat({ endpoint: answers.endpoint });
    await chat.element.send('How much leave?');
    const opened: string[] = [];
    chat.element.addEventListener('unleash-citation-open', (opening) => {
      opening.preventDefault();
      opened.push(`${opening.source.number} ${opening.source.title} ${opening.requestId}`);
    });
    chat.prose!.querySelector<HTMLElement>('.citation a')!.click();
    chat.answer!.querySelectorAll<HTMLElement>('[part~="source"] a')[1]!.click();
    expect(opened).to.deep.equal(['1 Parental leave req-7', '2 Benefits in Germany req-7']);
  });

  it('reports each click on a link, a footnote or a source once', async () => {
    const answers = await createStreamFixture({
      chunks: [
        found(resource('a', 'Parental leave'), resource('b', 'Benefits', { url: null }), resource('c', 'Glossary')),
        event({ text: 'See [the page](https://docs.example/page).' }),
        event({ reference: { referenceIds: ['a', 'b'], position: 41 } }),
      ],
    });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const message = await chat.element.send('How much leave?');
    const opened: unknown[] = [];
    for (const type of ['unleash-citation-open', 'unleash-link-open'] as const) {
      chat.element.addEventListener(type, (opening) => {
        opening.preventDefault();
        opened.push('source' in opening ? opening.source : opening.url);
      });
    }
    const [a, b, c] = message!.sources;
    for (const control of chat.prose!.querySelectorAll<HTMLElement>('a, .citation button')) control.click();
    expect(opened).to.deep.equal(['https://docs.example/page', a, b]);
    for (const row of chat.answer!.querySelectorAll<HTMLElement>('.sources a')) row.click();
    expect(opened.slice(3)).to.deep.equal([a, c]);
  });

  it('goes on when the element is moved, and is interrupted when it is taken away', async () => {
    const answers = await createStreamFixture({
      chunks: [event({ text: 'One ' }), event({ text: 'two ' }), event({ text: 'three' })],
      waits: 'step',
    });
    const chat = await mountChat({ endpoint: answers.endpoint });
    const sent = chat.element.send('Count');
    await answers.release(1);
    await chat.until(() => chat.prose?.textContent?.includes('One'), 'the first word');

    const elsewhere = chat.element.parentElement!.appendChild(document.createElement('div'));
    elsewhere.append(chat.element);
    await answers.release(1);
    await chat.until(() => chat.prose?.textContent?.includes('two'), 'the second word, after the move');

    chat.element.remove();
    const message = (await sent)!;
    expect(message.status).to.equal('interrupted');
    expect(message.text).to.equal('One two ');
    elsewhere.append(chat.element);
    await chat.element.updateComplete;
    expect(chat.part('error')!.querySelector('button')!.textContent).to.contain('Ask again');
  });
});
