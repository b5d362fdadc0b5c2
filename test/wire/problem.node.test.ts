import assert from 'node:assert/strict';
import test from 'node:test';
import fc from '../fast-check.js';
import { problemLimit, problemOf, problemResponse, readProblem } from '../../src/wire/problem.js';

test('all fields of a problem document are read', () => {
  const problem = {
    type: 'https://tools.ietf.org/html/rfc7231#section-6.5.1',
    title: 'One or more validation errors occurred.',
    status: 400,
    detail: 'See errors',
    instance: '/chats/v2',
    reason: 'Missing impersonation header',
    requestId: 'r-1',
    errors: { messages: ['The messages field is required.'], 'messages[0].role': ['a', 'b'] },
  };
  assert.deepEqual(readProblem(JSON.stringify(problem)), problem);
  assert.deepEqual(readProblem(`\uFEFF\r\n ${JSON.stringify({ ...problem, traceId: 'x' })}\n`), problem);
});

test('one field is enough; null and wrong types are ignored', () => {
  const read = (value: unknown) => readProblem(JSON.stringify(value));
  assert.deepEqual(read({ title: null, detail: 'x', status: null, errors: null, reason: null, requestId: null }), {
    detail: 'x',
  });
  assert.deepEqual(read({ status: 503 }), { status: 503 });
  assert.deepEqual(read({ reason: 'Missing impersonation header', title: 7, status: '403' }), {
    reason: 'Missing impersonation header',
  });
  assert.deepEqual(read({ errors: { a: 'one', b: [null, 2, 'two'], c: [], d: null } }), { errors: { a: ['one'], b: ['two'] } });
});

test('other texts are not problem documents', () => {
  const texts = ['', 'null', '[]', '"title"', '7', '{', '<html>title</html>', 'data: {"title":"x"}', '[{"title":"x"}]', '{}'];
  const answers = [
    { text: 'x', requestId: 'r' },
    { type: 'Full', message: {} },
    { title: '', status: 7, errors: [] },
    { status: 'ok' },
  ];
  for (const text of [...texts, ...answers.map((answer) => JSON.stringify(answer))])
    assert.equal(readProblem(text), undefined, text);
});

test('no text throws, and long fields are truncated', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readProblem(text)));
  const detail = 'x'.repeat(50_000);
  assert.ok((readProblem(JSON.stringify({ detail }))?.detail?.length ?? 0) < 5_000);
  assert.equal(readProblem(JSON.stringify({ detail: 'x'.repeat(problemLimit) })), undefined);
});

test('it is read from a response of any content type, up to a limit', async () => {
  for (const type of ['application/problem+json', 'application/json', 'text/plain', 'text/json', 'text/html']) {
    const response = new Response('{"title":"No"}', { status: 400, headers: { 'content-type': type } });
    assert.deepEqual(await problemOf(response), { title: 'No' });
  }
  assert.equal(await problemOf(new Response(null, { status: 500 })), undefined);

  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(10_000).fill(32)),
    cancel: () => void (cancelled = true),
  });
  assert.equal(await problemOf(new Response(endless, { status: 500 })), undefined);
  assert.ok(cancelled);
});

test('a problem response of a server is read back unchanged', async () => {
  const problem = { status: 429, title: 'Too many', requestId: 'r-2', errors: { body: ['too long'] } };
  const response = problemResponse(problem, { 'retry-after': '3' });
  assert.equal(response.status, 429);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.equal(response.headers.get('requestid'), 'r-2');
  assert.equal(response.headers.get('retry-after'), '3');
  assert.deepEqual(await problemOf(response), problem);
});
