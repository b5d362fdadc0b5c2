import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { readConversation } from '../../src/conversation/read-conversation.js';

const message = (more: object): object => ({
  ...{ id: 'm', role: 'assistant', text: 'Yes.', status: 'done', citations: [], sources: [], activities: [], at: 1 },
  ...more,
});
const conversation = (...messages: readonly object[]): object => ({ id: 'c', threadId: 't', title: 'Leave', messages });

describe('a kept conversation', () => {
  it('is read as it was written', () => {
    const whole = conversation(
      message({ id: 'q', role: 'user', text: 'How much?' }),
      message({
        citations: [{ referenceIds: ['a'], position: 4 }],
        sources: [
          { ids: ['a'], kind: 'enterprise', title: 'Leave', number: 1, url: 'https://wiki.example/a', appId: 'confluence' },
        ],
        activities: [{ id: 's', toolIds: ['call'], label: 'Searching', status: 'done', startedAt: 1, endedAt: 2, found: 3 }],
        requestId: 'req',
      }),
    );
    expect(readConversation(JSON.parse(JSON.stringify(whole)))).to.deep.equal(whole);
  });

  it('ends as interrupted what was under way', () => {
    const read = readConversation(
      conversation(message({ id: 'q', role: 'user', status: 'waiting' }), message({ status: 'streaming' })),
    );
    expect(read?.messages.map(({ status }) => status)).to.deep.equal(['done', 'interrupted']);
  });

  it('leaves behind what is damaged or unknown, and keeps the rest', () => {
    const read = readConversation(
      conversation(
        message({ role: 'system' }),
        message({ text: 7 }),
        message({
          extra: '<script>',
          sources: [
            { ids: [], title: 'x', kind: 'web' },
            { ids: ['b'], title: 'B', kind: 'web', number: -1 },
          ],
        }),
      ),
    );
    expect(read?.messages).to.have.length(1);
    expect(read?.messages[0]).not.to.have.property('extra');
    expect(read?.messages[0]?.sources).to.deep.equal([{ ids: ['b'], title: 'B', kind: 'web' }]);
  });

  it('is nothing where it is no conversation or beyond all measure', () => {
    for (const value of [null, 1, 'x', [], {}, { id: 'c' }, conversation(message({ text: 'x'.repeat(4_000_001) }))]) {
      expect(readConversation(value)).to.equal(undefined);
    }
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.array(fc.jsonValue()).map((messages) => conversation(...(messages as object[]))),
        ),
        (value) => {
          readConversation(value);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
