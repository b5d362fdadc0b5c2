/** What the proxy adds to an answer: signs of life, an end mark, an error event; and when it ends one itself. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import test from 'node:test';
import { post, proxied, question, withoutIds, type Answer } from './stand-in.js';

const stream = { 'content-type': 'text/event-stream' };

/** The whole answer to a question, as text. */
async function answered(
  t: { after(task: () => unknown): void },
  answer: Answer,
  options: Parameters<typeof proxied>[2] = {},
): Promise<{ text: string; response: Response; failures: readonly object[] }> {
  const { url, failures } = await proxied(t, answer, options);
  const response = await post(`${url}/chats/v2`, question);
  return { text: await response.text(), response, failures: withoutIds(failures) };
}

const text = 'data: {"text":"a"}\n\n';

test('an event stream ends with a mark, which is announced', async (t) => {
  for (const [body, expected] of [
    [text, `${text}data: [DONE]\n\n`],
    [text.trimEnd(), `${text.trimEnd()}\n\ndata: [DONE]\n\n`],
    [`${text}data: [DONE]\n\n`, `${text}data: [DONE]\n\n`],
    [`${text}data:[DONE]`, `${text}data:[DONE]`],
    [`${text}data: {"text":"ü€𝄞"}`, `${text}data: {"text":"ü€𝄞"}\n\ndata: [DONE]\n\n`],
    [`${text}: bye`, `${text}: bye\n\ndata: [DONE]\n\n`],
    [text.replaceAll('\n', '\r\n'), `${text.replaceAll('\n', '\r\n')}data: [DONE]\n\n`],
    ['data: {"text":"[DONE]"}\n\n', 'data: {"text":"[DONE]"}\n\ndata: [DONE]\n\n'],
    ['', 'data: [DONE]\n\n'],
  ] as const) {
    const { text: got, response } = await answered(t, (upstream) => void upstream.writeHead(200, stream).end(body));
    assert.equal(got, expected);
    assert.equal(response.headers.get('unleash-end-mark'), '[DONE]');
  }
});

test('an event stream that is called something else is recognised by its first character', async (t) => {
  for (const type of ['text/plain', 'application/json', undefined]) {
    const headers = type ? { 'content-type': type } : {};
    const { text: got, response } = await answered(t, (upstream) => void upstream.writeHead(200, headers).end(text));
    assert.equal(got, `${text}data: [DONE]\n\n`);
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
  }
});

test('JSON is passed on as it is, whatever it is called', async (t) => {
  for (const type of ['application/json', 'text/plain', 'text/event-stream']) {
    for (const body of ['{"text":"a"}', ' [{"text":"a"}]', '{"text":"a"}\n{"text":"b"}\n']) {
      const answer: Answer = (upstream) => void upstream.writeHead(200, { 'content-type': type }).end(body);
      assert.equal((await answered(t, answer)).text, body);
    }
  }
});

test('a silent event stream gets comments between its lines', async (t) => {
  let end = () => {};
  const answer: Answer = (upstream) => {
    upstream.writeHead(200, stream).write(text);
    end = () => upstream.end();
  };
  const { url } = await proxied(t, answer, { heartbeat: 0.02 });
  const response = await post(`${url}/chats/v2`, question);
  const decoder = new TextDecoder();
  let got = '';
  for await (const piece of response.body!) {
    got += decoder.decode(piece, { stream: true });
    if (/(?::\n){3}$/.test(got)) end();
  }
  assert.match(got, /^data: \{"text":"a"\}\n\n(?::\n){3,}data: \[DONE\]\n\n$/);
});

test('a line that is not complete is not broken by a comment', async (t) => {
  const halves = [text.slice(0, 9), text.slice(9)];
  const answer: Answer = (upstream) => {
    upstream.writeHead(200, stream).write(halves[0]!);
    // Ten heartbeats later.
    setTimeout(() => upstream.end(halves[1]), 200);
  };
  assert.equal((await answered(t, answer, { heartbeat: 0.02 })).text, `${text}data: [DONE]\n\n`);
});

test('an API that falls silent in mid-answer is not waited for', async (t) => {
  const answer: Answer = (upstream) => void upstream.writeHead(200, stream).write(text);
  const { text: got, failures } = await answered(t, answer, { idleTimeout: 0.1 });
  assert.match(got, /"title":"The answer broke off","reason":"interrupted"/);
  assert.deepEqual(failures, [{ kind: 'interrupted', path: '/chats/v2', status: 200, cause: 'the API was silent for 0.1 s' }]);
});

test('an answer that does not end is ended', async (t) => {
  const open: ServerResponse[] = [];
  const answer: Answer = (upstream) => {
    open.push(upstream);
    upstream.writeHead(200, stream);
    const timer = setInterval(() => upstream.write(text), 10);
    upstream.once('close', () => clearInterval(timer));
  };
  const { text: got, failures } = await answered(t, answer, { answerTimeout: 0.2 });
  assert.match(got, /"reason":"interrupted"/);
  assert.deepEqual(failures, [
    { kind: 'interrupted', path: '/chats/v2', status: 200, cause: 'the answer took longer than 0.2 s' },
  ]);
  if (!open[0]!.closed) await new Promise((resolve) => open[0]!.once('close', resolve));
});

test('an answer that ends within an event was cut, however its body ended', async (t) => {
  for (const end of ['data: {"te', 'data: {"text":"{}', 'da', `data: {"text":"${'a'.repeat(20_000)}"`]) {
    const { text: got, failures } = await answered(t, (upstream) => void upstream.writeHead(200, stream).end(text + end));
    assert.match(got, /"reason":"interrupted"/, end.slice(0, 40));
    assert.doesNotMatch(got, /\[DONE\]/);
    assert.deepEqual(failures, [
      { kind: 'interrupted', path: '/chats/v2', status: 200, cause: 'the answer ended within an event' },
    ]);
  }
});

test('an answer that breaks off before its first byte breaks the connection, so that it is asked for anew', async (t) => {
  const answer: Answer = (upstream) => {
    upstream.writeHead(200, stream).flushHeaders();
    upstream.socket!.write('', () => upstream.destroy());
  };
  await assert.rejects(answered(t, answer));
});

test('JSON that breaks off breaks the connection, as nothing can be added to it', async (t) => {
  const answer: Answer = (upstream) => {
    upstream.writeHead(200, { 'content-type': 'application/json' }).write('{"text":', () => upstream.destroy());
  };
  await assert.rejects(answered(t, answer));
});
