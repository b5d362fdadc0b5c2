import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ChatFailure, createClient, type AnswerEvent } from '../../src/client.js';
import { service, status, stream } from '../transport/requests.js';

const endpoint = 'https://intranet.example/unleash';
const yes = () => stream({ requestId: 'r', threadId: 'th' }, { text: 'Yes' }, { text: '.' });

const failureOf = async (promise: Promise<unknown>): Promise<ChatFailure> => {
  const thrown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ChatFailure);
  return thrown;
};

describe('the client', () => {
  it('yields events and resolves with the finished answer', async () => {
    const { sent, fetch } = service(yes());
    const answering = createClient({ endpoint, fetch, assistantId: 'a' }).ask('Well?', { threadId: 'own' });
    assert.equal(answering.threadId, 'own');
    const events: AnswerEvent[] = [];
    for await (const event of answering) events.push(event);
    assert.deepEqual(
      events.map(({ type }) => type),
      ['request-id', 'thread', 'text', 'text'],
    );
    const { text, status: ended, requestId } = await answering.answer;
    assert.deepEqual([text, ended, requestId, answering.threadId], ['Yes.', 'done', 'r', 'th']);
    assert.deepEqual(sent[0]?.body, { messages: [{ role: 'User', text: 'Well?' }], threadId: 'own', assistantId: 'a' });
  });

  it('asks once if the answer is awaited without iteration, even twice', async () => {
    const { sent, fetch } = service(yes());
    const answering = createClient({ endpoint, fetch }).ask([{ role: 'User', text: 'Well?' }]);
    assert.equal((await answering.answer).text, 'Yes.');
    assert.equal((await answering.answer).text, 'Yes.');
    assert.equal(sent.length, 1);
  });

  it('asks nothing before it is iterated or awaited', () => {
    const { sent, fetch } = service(yes());
    createClient({ endpoint, fetch }).ask('Well?');
    assert.equal(sent.length, 0);
  });

  it('throws failures in the iteration and in the answer', async () => {
    const client = createClient({ endpoint, fetch: service(status(403)).fetch });
    const answering = client.ask('Well?');
    const iterate = async () => {
      for await (const _ of answering);
    };
    assert.equal((await failureOf(iterate())).error.kind, 'forbidden');
    assert.equal((await failureOf(answering.answer)).error.kind, 'forbidden');
    assert.equal((await failureOf(client.ask('Well?').answer)).error.kind, 'forbidden');
  });

  it('aborts the request when the iteration ends or the signal aborts', async () => {
    let signal: AbortSignal | undefined | null;
    const { fetch } = service(({ init }) => ((signal = init.signal), yes()));
    const client = createClient({ endpoint, fetch });
    const answering = client.ask('Well?');
    for await (const event of answering) if (event.type === 'text') break;
    assert.equal(signal?.aborted, true);
    await assert.rejects(answering.answer, { name: 'AbortError' });

    const reason = await client.ask('Well?', { signal: AbortSignal.abort('no') }).answer.catch((error: unknown) => error);
    assert.equal(reason, 'no');
  });

  it('returns filters, their values and contents of resources, even if fields are missing', async () => {
    const answers: unknown[] = [
      { availableFilters: { appId: { jira: ['string', null], none: null }, type: null }, requestId: 'r' },
      { availableFilters: null },
      { options: [{ value: 'jira', data: { count: 2 } }, { value: null }, { value: 'notion' }, null] },
      {},
      { parts: [{ content: 'One' }, { content: '' }, null, { content: 'Two' }] },
      'nothing of the kind',
    ];
    const { sent, fetch } = service(() => Response.json(answers.shift()));
    const client = createClient({ endpoint, fetch, assistantId: 'a' });
    assert.deepEqual(await client.filters(), { appId: { jira: ['string'], none: [] }, type: {} });
    assert.deepEqual(await client.filters({ assistantId: '' }), {});
    assert.deepEqual(await client.filterValues({ name: 'appId', query: 'j', limit: 3 }), [
      { value: 'jira', data: { count: 2 } },
      { value: 'notion' },
    ]);
    assert.deepEqual(await client.filterValues({ name: 'appId' }), []);
    assert.deepEqual(await client.resourceContent('a/b'), ['One', '', 'Two']);
    // A text that is cut or garbled is no source without a text.
    assert.equal((await failureOf(client.resourceContent('c'))).error.kind, 'protocol');
    assert.deepEqual(
      sent.map(({ url, init, body }) => [init.method, url.slice(endpoint.length), body]),
      [
        ['POST', '/filters/stats', { assistantId: 'a' }],
        ['POST', '/filters/stats', {}],
        ['POST', '/filters', { name: 'appId', query: 'j', limit: 3, assistantId: 'a' }],
        ['POST', '/filters', { name: 'appId', assistantId: 'a' }],
        ['GET', '/resources/a%2Fb/content', undefined],
        ['GET', '/resources/c/content', undefined],
      ],
    );
  });

  it('throws the same failures for filters and contents', async () => {
    const client = (answer: Response) => createClient({ endpoint, fetch: service(answer).fetch });
    assert.equal((await failureOf(client(yes()).resourceContent('..'))).error.kind, 'bad-request');
    assert.equal((await failureOf(client(status(404)).filters())).error.kind, 'not-found');
    assert.equal((await failureOf(client(status(200, {}, '<html>')).filters())).error.kind, 'sign-in-expired');
    assert.equal((await failureOf(client(Response.json({ status: 500, title: 'No' })).filters())).error.kind, 'server');
    assert.equal((await failureOf(client(status(200, {}, 'x'.repeat(33_000_000))).filters())).error.kind, 'protocol');
    assert.equal((await failureOf(createClient({}).filters())).error.kind, 'configuration');
    const thrown = await client(yes())
      .filters({ signal: AbortSignal.abort('no') })
      .catch((error: unknown) => error);
    assert.equal(thrown, 'no');
  });

  it('asks v1 as well, and returns a diagnosis', async (context) => {
    context.mock.method(console, 'table', () => undefined);
    const full = { type: 'Full', message: { parts: [{ type: 'Text', text: 'Yes.' }] } };
    const client = createClient({ endpoint, fetch: service(Response.json(full)).fetch, apiVersion: 'v1' });
    assert.equal((await client.ask('Well?', { stream: false }).answer).text, 'Yes.');
    const { verdict, url } = await client.diagnose();
    assert.deepEqual([verdict, url], ['not-streamed', `${endpoint}/chats`]);
  });
});
