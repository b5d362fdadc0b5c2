import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { event, found, mountChat, resource, type ChatHarness } from './harness.js';

/** Characters of one to four bytes, a surrogate pair beside a citation, line ends of all three kinds, a table and a link. */
const body = new TextEncoder().encode(
  [
    ': a comment\r\n\r\n',
    event({ requestId: 'req-1', tool: { toolStep: { stepDescription: 'Suche nach „Größe“', toolId: 't' } } }),
    found(resource('a', 'Größe'), resource('b', '日本語')),
    event({ text: '## Maße\n\nEine Brücke ist **12' }).replaceAll('\n\n', '\r\n\r\n'),
    event({ text: ' m** lang 🌉' }).replaceAll('\n\n', '\r\r'),
    event({ reference: { referenceIds: ['a'], position: 41 } }),
    event({ text: '.\n\n| Ort | Länge |\n| --- | --: |\n| 東京 | 3 km |\n| Köln | 4 km |\n' }),
    event({ reference: { referenceIds: ['b', 'a'], position: 87 } }),
    event({ text: '\n- [Seite](https://wiki.example/ö)\n- `code` und *mehr*\n' }),
    'data: {"text":\ndata: "Ende 👩‍🚀"}\n\n',
  ].join(''),
);

describe('the answer in the page', () => {
  let chat: ChatHarness;

  const answerOf = async (cuts: readonly number[]): Promise<string> => {
    const bounds = [0, ...new Set(cuts), body.length].sort((one, other) => one - other);
    const pieces = bounds.slice(1).map((end, index) => body.slice(bounds[index], end));
    chat.element.newConversation();
    chat.element.fetch = () =>
      Promise.resolve(new Response(streamOf(pieces), { headers: { 'content-type': 'text/event-stream' } }));
    await chat.element.send('Wie lang?');
    const { text, citations, status, requestId } = chat.element.conversation.messages.at(-1)!;
    expect(status).to.equal('done');
    // Whether a table fits is measured some frames later.
    const html = chat.prose!.innerHTML.replace('class="table fits"', 'class="table"');
    return JSON.stringify({ text, citations, requestId }) + html + chat.answer!.querySelector('.sources')!.textContent;
  };

  before(async function () {
    chat = await mountChat({ endpoint: '/cut' });
  });

  it('does not depend on how its bytes were cut', async () => {
    const whole = await answerOf([]);
    expect(whole).to.contain('Ende 👩‍🚀');
    expect(chat.markers, 'those of one place in the order of their numbers').to.deep.equal(['1', '1', '2']);
    expect(await answerOf([...body.keys()]), 'byte by byte').to.equal(whole);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(body.length), { minLength: 1, maxLength: 40 }), async (cuts) => {
        expect(await answerOf(cuts)).to.equal(whole);
      }),
      { numRuns: 60 },
    );
  });
});

/** Each piece is read on its own, and some after a frame has passed. */
function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        const piece = pieces[next++];
        if (!piece) return controller.close();
        if (next % 16 === 0) await new Promise(requestAnimationFrame);
        controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
}
