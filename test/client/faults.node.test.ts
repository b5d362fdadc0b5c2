import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { faultNames, type FaultName } from '../../demo/assistant/faults/faults.js';
import { serveDemo, type ServedDemo } from '../../demo/server/serve-demo.js';
import { ChatFailure, createClient } from '../../src/client.js';

/** The demo's assistant answers without delays. */
const clock = { wait: (_: number, signal: AbortSignal) => Promise.resolve(signal.throwIfAborted()) };

/**
 * The outcome of each fault: the kind of the failure and the number of retries, or the answer. `silent` is missing, since the
 * tests of time limits cover it.
 */
const expected: Readonly<Record<Exclude<FaultName, 'silent'>, string>> = {
  'bad-request': 'bad-request',
  // The key of the proxy is refused, which is not the user's sign-in.
  unauthorized: 'server, 2 retries',
  'login-redirect': 'sign-in-expired',
  'login-page': 'sign-in-expired',
  impersonation: 'configuration',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  'too-large': 'too-large',
  'rate-limited': 'rate-limited, 2 retries',
  'rate-limited-until': 'rate-limited, 2 retries',
  'rate-limited-long': 'rate-limited',
  'error-500': 'server',
  'bad-gateway': 'server, 2 retries',
  unavailable: 'server, 2 retries',
  'gateway-timeout': 'timeout, 2 retries',
  'fails-twice': 'the answer, 2 retries',
  'problem-as-text': 'bad-request',
  'not-a-problem': 'server',
  'captive-portal': 'captive-portal',
  'json-for-stream': 'the answer',
  'stream-for-json': 'the answer',
  'json-as-stream': 'the answer',
  'stream-as-json': 'the answer',
  'bad-payload': 'the answer, 3 payloads skipped',
  'huge-event': 'protocol after text',
  'problem-in-stream': 'server after text',
  'cut-character': 'interrupted after text',
  'cut-payload': 'interrupted after text',
  empty: 'empty',
  'no-text': 'empty',
  drop: 'interrupted after text',
  'drop-early': 'interrupted, 2 retries',
  stall: 'timeout after text',
  'slow-start': 'the answer',
  'long-thought': 'the answer',
  buffered: 'the answer',
  scattered: 'the answer',
  cumulative: 'the answer',
  'late-resources': 'the answer',
  'unknown-ids': 'the answer',
  'wrong-positions': 'the answer',
  'wrong-footnotes': 'the answer',
  'failed-tool': 'the answer',
  'odd-values': 'the answer',
  'odd-case': 'the answer',
  'nested-messages': 'the answer',
  revised: 'the answer',
};

const names = Object.keys(expected) as (keyof typeof expected)[];

describe('faults of the demo, through proxy and client', () => {
  let demo: ServedDemo;
  before(async () => {
    demo = await serveDemo({ port: 0, clock });
  });
  after(() => demo.close());

  const outcomeOf = async (assistantId: string | undefined, apiVersion: 'v1' | 'v2') => {
    // Short for the answer that stalls; long for the others, as the machine may be busy.
    const limits = { idleTimeout: assistantId === 'fault:stall' ? 1 : 60 };
    const client = createClient({ endpoint: `${demo.url}unleash`, apiVersion, ...limits });
    const answering = client.ask('How many days of parental leave do I get?', { assistantId });
    let retries = 0;
    let hasText = false;
    const tried = () => (retries > 0 ? `, ${retries} retries` : '');
    try {
      for await (const { type } of answering) {
        if (type === 'retry') retries++;
        hasText ||= type === 'text';
      }
      const { text, skippedPayloads } = await answering.answer;
      return { text, outcome: `the answer${tried()}${skippedPayloads ? `, ${skippedPayloads} payloads skipped` : ''}` };
    } catch (thrown) {
      assert.ok(thrown instanceof ChatFailure);
      return { outcome: thrown.error.kind + tried() + (hasText ? ' after text' : '') };
    }
  };

  it('are all in the table of outcomes', () => {
    assert.deepEqual(faultNames.filter((name) => name !== 'silent').sort(), [...names].sort());
  });

  for (const version of ['v1', 'v2'] as const) {
    it(`have the expected outcomes in ${version}`, async () => {
      const sound = await outcomeOf(undefined, version);
      assert.ok(sound.text && sound.text.length > 100);
      await Promise.all(
        names.map(async (name) => {
          const { outcome, text } = await outcomeOf(`fault:${name}`, version);
          assert.equal(outcome, expected[name], name);
          // `revised` ends with a whole answer in v1 that differs from the streamed text.
          if (text !== undefined && !(name === 'revised' && version === 'v1')) assert.equal(text, sound.text, name);
        }),
      );
    });
  }
});
