/**
 * Everything below the user interface that depends on the browser engine: streaming `fetch`, `TextDecoder`,
 * `AbortSignal.any`, errors of `fetch`, redirects, `sessionStorage`, `Intl`, online events. The tests of each layer run in Node.
 */
import { expect } from '@open-wc/testing';
import { createClient } from '../src/client.js';
import { compose } from '../src/compose.js';
import { ChatFailure } from '../src/conversation/errors.js';
import { readConversationFile, writeConversationFile } from '../src/conversation/conversation-file.js';
import { wholeSentences } from '../src/conversation/spoken-text.js';
import { writeOutHidden } from '../src/conversation/write-out-hidden.js';
import { deleteAllEntries } from '../src/storage/stored-entries.js';
import { diagnose } from '../src/transport/diagnose.js';
import { bytes, createStreamFixture } from './fixtures/stream-fixture.js';
import { ask, frame, service, stream } from './transport/requests.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One byte a chunk, so that every cut inside a character occurs. */
const byteByByte = (text: string) => Array.from(encode(text), (byte) => bytes(Uint8Array.of(byte)));

const payloads = [
  { requestId: 'r-1', threadId: 'th-1', toolCalls: [{ id: 't', name: 'search', arguments: '{"query":"leave"}' }] },
  { tool: { toolStep: { stepDescription: 'Searching', toolId: 't' } } },
  { tool: { response: { name: 'search', toolId: 't', resources: { enterprise: { results: [{ id: 'a', title: 'Leave' }] } } } } },
  { tool: { toolCallStatus: { toolCallId: 't', status: 'End' } } },
  { text: 'Grüße, 世界 👩‍👩‍👧.' },
  { reference: { referenceIds: ['a'], position: 9 } },
];
const answerEvents = payloads.map(frame).join('');
const answerText = 'Grüße, 世界 👩‍👩‍👧.';

const failureOf = async (promise: Promise<unknown>): Promise<ChatFailure> => {
  const thrown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).to.be.instanceOf(ChatFailure);
  return thrown as ChatFailure;
};

const settings = { threadId: '', historyLimit: 1000, persist: 'none' } as const;

describe('an answer over a real connection', () => {
  it('is read from an event stream of v2, cut inside characters', async () => {
    const { endpoint } = await createStreamFixture({ chunks: byteByByte(answerEvents) });
    const answering = createClient({ endpoint }).ask('How much leave?');
    const types: string[] = [];
    for await (const { type } of answering) if (types.at(-1) !== type) types.push(type);
    const { text, status: ended, requestId, citations, sources, activities } = await answering.answer;
    expect([text, ended, requestId, answering.threadId]).to.deep.equal([answerText, 'done', 'r-1', 'th-1']);
    expect(citations).to.deep.equal([{ referenceIds: ['a'], position: 9 }]);
    expect(sources).to.deep.equal([{ kind: 'enterprise', ids: ['a'], title: 'Leave', number: 1 }]);
    expect(activities.map(({ label, status: state, found }) => [label, state, found])).to.deep.equal([['Searching', 'done', 1]]);
    expect(types).to.include.members(['tool-call', 'tool-step', 'resources', 'text', 'citation']);
  });

  it('is read from an event stream of v1', async () => {
    const events = [
      { type: 'Resources', resources: [{ id: 'a', title: 'Leave' }] },
      {
        type: 'Message',
        role: 'Assistant',
        parts: [
          { type: 'Text', text: 'Fünf Tage' },
          { type: 'InlineReference', indices: [0] },
        ],
      },
      { type: 'Message', message: { role: 'assistant', parts: [{ type: 'Text', text: '.' }] } },
      { type: 'References', references: [{ resourceId: 'a' }] },
    ];
    const { endpoint } = await createStreamFixture({ chunks: byteByByte(events.map(frame).join('')) });
    const { text, citations, sources } = await createClient({ endpoint, apiVersion: 'v1' }).ask('How much leave?').answer;
    expect(text).to.equal('Fünf Tage.');
    expect(citations).to.deep.equal([{ referenceIds: ['a'], position: 9 }]);
    expect(sources).to.deep.equal([{ kind: 'enterprise', ids: ['a'], title: 'Leave', number: 1 }]);
  });

  it('is read from JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const { endpoint, requests } = await createStreamFixture({
      headers,
      chunks: byteByByte(JSON.stringify({ text: answerText })),
    });
    const { text } = await createClient({ endpoint }).ask('How much leave?', { stream: false }).answer;
    expect(text).to.equal(answerText);
    expect((await requests())[0]?.headers).to.deep.include({ accept: 'application/json', 'content-type': 'application/json' });
  });

  it('may be long', async () => {
    const line = 'One of many lines of a long answer.\n';
    const { endpoint } = await createStreamFixture({
      chunks: [frame({ text: 'Start\n' }) + frame({ text: line }).repeat(20_000)],
    });
    const { text } = await createClient({ endpoint }).ask('How much leave?').answer;
    expect(text).to.equal(`Start\n${line.repeat(20_000)}`);
  });

  it('is aborted with the reason of the signal, which closes the connection', async () => {
    const fixture = await createStreamFixture({ chunks: [frame({ text: 'Half' }), frame({ text: ' of it' })], waits: 'step' });
    const abort = new AbortController();
    const events: string[] = [];
    const onText = () => abort.abort('enough');
    const asked = ask({ endpoint: fixture.endpoint }, abort.signal, undefined, (event) => (events.push(event.type), onText()));
    await fixture.release();
    const { text, thrown } = await asked;
    expect({ text, thrown, events }).to.deep.equal({ text: 'Half', thrown: 'enough', events: ['text'] });
    expect((await fixture.requests({ closed: 1 }))[0]?.state).to.equal('aborted');
  });

  it('is interrupted if the connection is reset', async () => {
    const fixture = await createStreamFixture({ chunks: [frame({ text: 'Half' }), frame({ text: ' of it' })], waits: 'step' });
    let dropped: Promise<void> | undefined;
    const asked = ask({ endpoint: fixture.endpoint }, undefined, undefined, () => (dropped ??= fixture.drop()));
    await fixture.release();
    const { text, error } = await asked;
    await dropped;
    expect(text).to.equal('Half');
    expect(error).to.deep.include({ kind: 'interrupted', status: 200 });
  });

  it('is requested again with a new token after a 401', async () => {
    const fixture = await createStreamFixture({ status: 401, chunks: [] }, { chunks: [frame({ text: 'Yes.' })] });
    const reasons: string[] = [];
    const getToken = ({ reason }: { readonly reason: string }) => `token-${reasons.push(reason)}`;
    const { text } = await createClient({ endpoint: fixture.endpoint, getToken }).ask('How much leave?').answer;
    expect(text).to.equal('Yes.');
    expect(reasons).to.deep.equal(['first', 'refused']);
    const requests = await fixture.requests({ closed: 2 });
    expect(requests.map(({ headers }) => headers['authorization'])).to.deep.equal(['Bearer token-1', 'Bearer token-2']);
  });

  it('must begin within the time limit', async () => {
    const fixture = await createStreamFixture({ chunks: [frame({ text: 'late' })], waits: 'step', holdHead: true });
    const { error } = await failureOf(createClient({ endpoint: fixture.endpoint, firstByteTimeout: 0.1 }).ask('?').answer);
    expect(error).to.deep.equal({ kind: 'timeout', cause: 'The answer did not start within 0.1 s.' });
    expect((await fixture.requests({ closed: 1 }))[0]?.state).to.equal('aborted');
  });

  it('is not requested from the target of a redirect', async () => {
    const { endpoint, requests } = await createStreamFixture({ status: 302, headers: { location: '/login' }, chunks: [] });
    expect((await ask({ endpoint })).error?.kind).to.equal('sign-in-expired');
    expect((await ask({ endpoint, token: 'short' })).error?.kind).to.equal('protocol');
    expect(await requests()).to.have.length(2);
  });

  it('has a problem document if it fails', async () => {
    const { endpoint } = await createStreamFixture({
      status: 400,
      headers: { 'content-type': 'application/problem+json', 'x-request-id': 'r-2' },
      chunks: byteByByte('{"title":"Ungültig","errors":{"messages":["Too many."]}}'),
    });
    const { error } = await ask({ endpoint });
    const expected = {
      kind: 'bad-request',
      status: 400,
      cause: 'Ungültig',
      requestId: 'r-2',
      fields: { messages: ['Too many.'] },
    };
    expect(error).to.deep.equal(expected);
  });
});

describe('a session', () => {
  it('sends, stops and retries', async () => {
    const steps = { chunks: [frame({ text: 'Half' }), frame({ text: ' of it' })], waits: 'step' } as const;
    const fixture = await createStreamFixture(steps, { chunks: [frame({ text: 'Whole.' })] });
    const { session } = await compose({ ...settings, endpoint: fixture.endpoint });
    const started = new Promise<void>((resolve) => {
      session.subscribe((changes) => changes.some(({ type }) => type === 'answer-started') && resolve());
    });
    const sent = session.send('How much leave?');
    await fixture.release();
    await started;
    session.stop();
    expect(await sent).to.deep.include({ status: 'stopped', text: 'Half' });
    expect((await fixture.requests({ closed: 1 }))[0]?.state).to.equal('aborted');
    expect(await session.retry()).to.deep.include({ status: 'done', text: 'Whole.' });
    const [first, second] = (await fixture.requests({ closed: 2 })).map(
      ({ body }) => JSON.parse(body) as Record<string, unknown>,
    );
    expect(second?.['messages']).to.deep.equal(first?.['messages']);
    expect(second?.['threadId']).not.to.equal(first?.['threadId']);
  });

  it('continues the conversation in `sessionStorage`, which can be exported and read back', async () => {
    const { endpoint } = await createStreamFixture({ chunks: byteByByte(answerEvents) });
    const kept = { ...settings, endpoint, persist: 'session', persistKey: 'smoke' } as const;
    try {
      const { session: first } = await compose(kept);
      await first.send('How much leave?');
      const { session: second } = await compose(kept);
      const { conversation } = second;
      expect(conversation.messages.map(({ text }) => text)).to.deep.equal(['How much leave?', answerText]);
      const [question, answer] = first.conversation.messages;
      const activities = answer!.activities.map(({ arguments: _, ...activity }) => activity);
      expect(conversation).to.deep.equal({ ...first.conversation, messages: [question, { ...answer, activities }] });
      expect(readConversationFile(writeConversationFile(conversation))).to.deep.equal(conversation);
      deleteAllEntries();
      expect((await compose(kept)).session.conversation.messages).to.deep.equal([]);
    } finally {
      sessionStorage.clear();
    }
  });

  it('sends a question asked while offline when the browser is online again', async () => {
    let isOnline = false;
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
    try {
      const { sent, fetch } = service(() =>
        isOnline ? stream({ text: 'Yes.' }) : Promise.reject(new TypeError('Failed to fetch')),
      );
      const { session } = await compose({ ...settings, endpoint: '/x', fetch });
      const answer = await session.send('How much leave?');
      expect(answer.error?.kind).to.equal('offline');
      expect(sent.length).to.equal(1);
      expect(session.state.kind).to.equal('offline');
      const answered = new Promise((resolve) => {
        session.subscribe((changes) => {
          for (const change of changes) if (change.type === 'answer-ended') resolve(change.answer.text);
        });
      });
      isOnline = true;
      dispatchEvent(new Event('online'));
      expect(await answered).to.equal('Yes.');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });
});

describe('in a browser', () => {
  it('diagnose distinguishes a missing CORS header from an unreachable server', async () => {
    const fixture = await createStreamFixture({ chunks: [frame({ text: 'a' })] });
    const elsewhere = new URL(fixture.endpoint, location.href);
    elsewhere.hostname = elsewhere.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
    const [there, gone] = await Promise.all([
      diagnose({ endpoint: elsewhere.href }),
      diagnose({ endpoint: 'http://localhost:9/unleash' }),
    ]);
    expect([there.verdict, gone.verdict]).to.deep.equal(['cors', 'network']);
  });

  it('hidden characters are written as code points', () => {
    expect(writeOutHidden('invoice\u202efdp.exe')).to.equal('invoice[U+202E]fdp.exe');
    expect(writeOutHidden('pay\u200dpal 👩\u200d👧')).to.equal('pay[U+200D]pal 👩\u200d👧');
  });

  it('sentences are found in any language', () => {
    expect(wholeSentences('You get 80 days. In')).to.equal('You get 80 days. ');
    expect(wholeSentences('まず。次')).to.equal('まず。');
    expect(wholeSentences('كم يومًا؟ ثمانون يومًا. ثم')).to.equal('كم يومًا؟ ثمانون يومًا. ');
  });
});
