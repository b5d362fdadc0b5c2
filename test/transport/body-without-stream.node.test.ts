import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, frame, question } from './requests.js';

/** As libraries for old browsers make them (whatwg-fetch, unfetch): with a text, but without `body`. */
const plain = (text: string, code = 200): Response =>
  ({ ok: code < 300, status: code, headers: new Headers(), text: () => Promise.resolve(text) }) as unknown as Response;

const fetchOf =
  (...responses: Response[]): typeof fetch =>
  () =>
    Promise.resolve(responses.shift()!);

describe('a response whose body is no stream', () => {
  it('is read as a whole, with one message on the console', async (context) => {
    const warn = context.mock.method(console, 'warn', () => undefined);
    const text = frame({ text: 'Grüße, ' }) + frame({ text: '*all*.' });
    for (let asked = 0; asked < 2; asked++) {
      const answer = await ask({ endpoint: '/x', fetch: fetchOf(plain(text)) });
      assert.deepEqual([answer.text, answer.error], ['Grüße, *all*.', undefined]);
    }
    assert.equal(warn.mock.callCount(), 1);
    assert.match(String(warn.mock.calls[0]!.arguments[0]), /`fetch`.*no streams/);
  });

  it('can be a problem document, or that of a token endpoint', async () => {
    const problem = plain(JSON.stringify({ title: 'No', status: 403 }), 403);
    assert.deepEqual((await ask({ endpoint: '/x', fetch: fetchOf(problem) })).error, {
      kind: 'forbidden',
      status: 403,
      cause: 'No',
    });
    const tokens = fetchOf(plain('{"token":"t"}'), plain(frame({ text: 'Yes.' })));
    assert.equal((await ask({ endpoint: '/x', tokenEndpoint: '/token', fetch: tokens })).text, 'Yes.');
  });

  it('counts as interrupted if its text cannot be read', async () => {
    const broken = { ...plain(''), text: () => Promise.reject(new TypeError('network error')) } as unknown as Response;
    const stop = new AbortController();
    const settings = { endpoint: '/x', fetch: fetchOf(broken) };
    const { events } = await ask(settings, stop.signal, question, ({ type }) => type === 'retry' && stop.abort('seen'));
    assert.deepEqual(
      events.map((event) => event.type === 'retry' && event.error.kind),
      ['interrupted'],
    );
  });
});
