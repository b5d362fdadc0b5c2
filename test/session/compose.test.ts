import { expect } from '@open-wc/testing';
import { compose } from '../../src/compose.js';
import { service, stream } from '../transport/requests.js';

describe('a composed session', () => {
  it('goes on in the thread that is set', async () => {
    const { sent, fetch } = service(stream({ text: 'Yes.' }));
    const session = await compose({ persist: 'none', endpoint: '/x', threadId: 'th-1', historyLimit: 0, fetch });
    session.prepare();
    expect((await session.send('One?')).text).to.equal('Yes.');
    expect(sent[0]?.body).to.deep.equal({ messages: [{ role: 'User', text: 'One?' }], threadId: 'th-1' });
  });

  it('sends a question of its own when the browser is online again', async () => {
    let isOnline = false;
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
    try {
      const { fetch } = service(() => (isOnline ? stream({ text: 'Yes.' }) : Promise.reject(new TypeError('Failed to fetch'))));
      const session = await compose({ persist: 'none', endpoint: '/x', threadId: '', historyLimit: 0, fetch });
      const answer = await session.send('One?');
      expect(answer.error?.kind).to.equal('offline');
      expect(session.isHeld).to.equal(true);
      const answered = new Promise((resolve) => (session.observer = { answerEnded: ({ text }) => resolve(text) }));
      isOnline = true;
      dispatchEvent(new Event('online'));
      expect(await answered).to.equal('Yes.');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });
});
