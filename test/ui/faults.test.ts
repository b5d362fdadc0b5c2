import { expect } from '@open-wc/testing';
import { faults, type FaultName } from '../../demo/assistant/faults/faults.js';
import { mountChat } from './harness.js';

/** What each fault must come to on the screen: the kinds of failure it may be told as, or an answer in spite of it. */
const outcomes: Readonly<Record<FaultName, readonly string[]>> = {
  'bad-request': ['failed bad-request'],
  unauthorized: ['failed unauthorized'],
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
  'bad-frame': ['done'],
  'huge-event': ['interrupted protocol'],
  'problem-in-stream': ['interrupted server'],
  'cut-character': ['interrupted interrupted'],
  'cut-frame': ['interrupted interrupted'],
  empty: ['failed empty'],
  'no-text': ['failed empty'],
  // What of it has arrived when a connection breaks, and whether its end looks like one, is the engine's business.
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
  'failed-tool': ['done'],
  'odd-values': ['done'],
  'odd-case': ['done'],
  revised: ['done'],
};

describe('every fault of the service and the network', function () {
  this.timeout(30_000);

  for (const name of Object.keys(faults) as FaultName[]) {
    it(`${name}: ${faults[name]?.sentence}`, async () => {
      const chat = await mountChat({
        endpoint: '/unleash',
        assistantId: `fault:${name}`,
        persist: 'none',
        apiVersion: name === 'revised' ? 'v1' : 'v2',
        // Short only where time is the fault.
        firstByteTimeout: name === 'slow-start' || name === 'silent' ? 2 : 25,
        idleTimeout: name === 'stall' ? 2 : 25,
      });
      const message = (await chat.element.send('How many days of parental leave do I get?'))!;
      expect([message.status, message.error?.kind].filter(Boolean).join(' ')).to.be.oneOf(outcomes[name]);
      if (message.status === 'done') expect(chat.prose!.textContent!.trim()).not.to.equal('');
      else expect(chat.part('error')!.querySelector('p')!.textContent!.trim()).not.to.equal('');
    });
  }
});
