import { expect, nextFrame } from '@open-wc/testing';
import { html, render } from 'lit';
import type { AnswerEvent } from '../../src/conversation/answer-event.js';
import { newMessage, type Message } from '../../src/conversation/conversation.js';
import { endAnswer, reduce } from '../../src/conversation/reduce.js';
import { createAnswerRenderer } from '../../src/markdown/answer-renderer.js';
import { answerText, rendererOf, type CreateRenderer } from '../../src/ui/message/answer-text.js';

const source = { ids: ['a'], kind: 'web', title: 'A' } as const;
const cite = (position: number): AnswerEvent => ({ type: 'citation', referenceIds: ['a'], position });

describe('the text of an answer', () => {
  let host: HTMLElement;
  let message: Message;
  /** The calls of each renderer. */
  let renderers: string[][];

  const recording: CreateRenderer = (prose) => {
    const calls: string[] = [];
    renderers.push(calls);
    const renderer = createAnswerRenderer(prose, { schedule: 'manual' });
    for (const name of ['push', 'cite', 'sources', 'end'] as const) {
      const call = renderer[name].bind(renderer) as (...values: unknown[]) => void;
      renderer[name] = (...values: unknown[]) => {
        calls.push(name === 'push' ? `push ${String(values[0])}` : name);
        call(...values);
      };
    }
    return renderer;
  };
  const showWith = (create: CreateRenderer | undefined): unknown =>
    render(html`<article data-message="m"><div class="prose" ${answerText(message, create)}></div></article>`, host);
  const show = (): unknown => showWith(recording);
  const happen = (...events: readonly AnswerEvent[]): void => {
    for (const event of events) message = reduce(message, event, 0);
    show();
  };
  const prose = (): HTMLElement => host.querySelector('.prose')!;

  beforeEach(() => {
    host = document.createElement('div');
    message = newMessage('assistant', '', 0);
    renderers = [];
  });

  it('reaches the renderer piece by piece, each once', () => {
    happen({ type: 'text', text: 'One' }, { type: 'resources', sources: [source] });
    happen({ type: 'text', text: '. Two' }, cite(4));
    happen(cite(4));
    message = endAnswer(message, 'done', 0);
    show();
    show();
    expect(renderers).to.deep.equal([
      ['push One', 'sources', 'push . Two', 'cite', 'sources', 'push ', 'cite', 'push ', 'end', 'push ', 'end'],
    ]);
  });

  it('is appended to by a whole text that continues it', () => {
    happen({ type: 'text', text: 'One.\n\nTwo' }, { type: 'resources', sources: [source] }, cite(4));
    const [first] = prose().querySelectorAll('p');
    const marker = first!.querySelector('.citation');
    const citations = [4, 12].map((position) => ({ referenceIds: ['a'], position }));
    happen({ type: 'replace-text', text: 'One.\n\nTwo too.', citations });
    expect(prose().querySelector('p') === first && first!.querySelector('.citation') === marker).to.equal(true);
    expect(renderers.map((calls) => calls.filter((call) => /^push|^cite/.test(call)))).to.deep.equal([
      ['push One.\n\nTwo', 'cite', 'push  too.', 'cite'],
    ]);
  });

  it('leaves nothing of the text that it replaces, although that was not rendered to its end', async () => {
    happen({ type: 'text', text: 'Old words.\n\n'.repeat(50_000) });
    happen({ type: 'replace-text', text: 'New words.' });
    for (let frames = 0; frames < 4; frames++) await nextFrame();
    expect(prose().textContent.slice(0, 30)).to.equal('New words.');
  });

  it('is rendered again when a whole text differs, under the numbers that were shown', () => {
    const [b, c] = ['b', 'c'].map((id) => ({ ...source, ids: [id] }));
    happen({ type: 'text', text: 'One. Two.' }, { type: 'resources', sources: [source, b!, c!] });
    happen({ type: 'citation', referenceIds: ['b'], position: 4 }, { type: 'citation', referenceIds: ['c'], position: 9 });
    happen({ type: 'replace-text', text: 'Two. One.', citations: [{ referenceIds: ['c', 'a'], position: 4 }] });
    expect(prose().textContent!.replaceAll('\u2060', '')).to.equal('Two.23 One.');
    const markers = [...prose().querySelectorAll('.citation > *')];
    expect(markers.map((marker) => rendererOf(marker)!.sourceOf(marker))).to.deep.equal(
      [2, 3].map((number) => message.sources.find((each) => each.number === number)),
    );
  });

  it('is plain text until the renderer is loaded, and rendered again for another language', () => {
    message = reduce(message, { type: 'text', text: '**One**' }, 0);
    showWith(undefined);
    expect(prose().textContent).to.equal('**One**');
    show();
    showWith((element) => recording(element));
    expect(prose().innerHTML).to.contain('<strong>One</strong>');
    expect(prose().textContent).to.equal('One');
    expect(renderers.map(([call]) => call)).to.deep.equal(['push **One**', 'push **One**']);
  });
});
