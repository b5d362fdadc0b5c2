import { expect } from '@open-wc/testing';
import { faults, type FaultName } from '../../demo/assistant/faults/faults.js';
import type { UnleashChat } from '../../src/unleash-chat.js';
import { mountChat } from './harness.js';

/** How each fault may end: in a failure of one of these kinds, or in an answer in spite of it. */
const outcomes: Readonly<Record<FaultName, readonly string[]>> = {
  'bad-request': ['failed bad-request'],
  // The key of the proxy is refused, which is not the user's sign-in.
  unauthorized: ['failed server'],
  'login-redirect': ['failed sign-in-expired'],
  'login-page': ['failed sign-in-expired'],
  impersonation: ['failed configuration'],
  forbidden: ['failed forbidden'],
  'not-found': ['failed not-found'],
  'too-large': ['failed too-large'],
  'rate-limited': ['failed rate-limited'],
  'rate-limited-until': ['failed rate-limited'],
  'rate-limited-long': ['failed rate-limited'],
  'error-500': ['failed server'],
  'bad-gateway': ['failed server'],
  unavailable: ['failed server'],
  'gateway-timeout': ['failed timeout'],
  'fails-twice': ['done'],
  'problem-as-text': ['failed bad-request'],
  'not-a-problem': ['failed server'],
  'captive-portal': ['failed captive-portal'],
  'json-for-stream': ['done'],
  'stream-for-json': ['done'],
  'json-as-stream': ['done'],
  'stream-as-json': ['done'],
  'bad-payload': ['done'],
  'huge-event': ['interrupted protocol'],
  'problem-in-stream': ['interrupted server'],
  'cut-character': ['interrupted interrupted'],
  'cut-payload': ['interrupted interrupted'],
  empty: ['failed empty'],
  'no-text': ['failed empty'],
  // Engines differ in how much of a broken connection they deliver, and in whether they report the break.
  drop: ['failed interrupted', 'interrupted interrupted', 'done'],
  'drop-early': ['failed interrupted', 'failed network', 'failed empty'],
  stall: ['interrupted timeout'],
  'slow-start': ['failed timeout'],
  silent: ['failed timeout'],
  'long-thought': ['done'],
  buffered: ['done'],
  scattered: ['done'],
  cumulative: ['done'],
  'late-resources': ['done'],
  'unknown-ids': ['done'],
  'wrong-positions': ['done'],
  'wrong-footnotes': ['done'],
  'failed-tool': ['done'],
  'odd-values': ['done'],
  'odd-case': ['done'],
  'nested-messages': ['done'],
  revised: ['done'],
};

/** Faults that wait for a time limit get a short one. The test server's clock runs ten times as fast. */
const limits: Partial<Record<FaultName, Partial<UnleashChat>>> = {
  'slow-start': { firstByteTimeout: 0.5 },
  silent: { firstByteTimeout: 0.5 },
  stall: { idleTimeout: 1 },
};

const ofV1: readonly FaultName[] = ['nested-messages', 'revised'];

interface Outcome {
  readonly ended: string;
  /** What the reader sees: the answer, or the sentence about the failure. */
  readonly shown: string;
}

const ask = async (name: FaultName): Promise<Outcome> => {
  const chat = await mountChat({
    endpoint: '/unleash',
    assistantId: `fault:${name}`,
    persist: 'none',
    apiVersion: ofV1.includes(name) ? 'v1' : 'v2',
    ...limits[name],
  });
  const message = (await chat.element.send('How many days of parental leave do I get?'))!;
  const shown = message.status === 'done' ? chat.prose : chat.part('error')!.querySelector('p');
  return {
    ended: [message.status, message.error?.kind].filter(Boolean).join(' '),
    shown: shown!.textContent!.trim(),
  };
};

/** Most faults wait: for a limit, or to try again. A browser has six connections to a server, so five wait at a time. */
const chatsAtOnce = 5;

describe('a fault of the service or the network', function () {
  this.timeout(60_000);

  const names = Object.keys(faults) as FaultName[];
  const found = new Map<FaultName, Outcome | Error>();
  before(async () => {
    const waiting = [...names];
    const askOneByOne = async (): Promise<void> => {
      for (let name = waiting.shift(); name; name = waiting.shift())
        found.set(name, await ask(name).catch((error: unknown) => error as Error));
    };
    await Promise.all(Array.from({ length: chatsAtOnce }, askOneByOne));
  });

  for (const name of names) {
    it(`has a clear outcome: ${name}. ${faults[name]?.sentence}`, () => {
      const outcome = found.get(name)!;
      if (outcome instanceof Error) throw outcome;
      expect(outcome.ended).to.be.oneOf(outcomes[name]);
      expect(outcome.shown).not.to.equal('');
    });
  }
});
