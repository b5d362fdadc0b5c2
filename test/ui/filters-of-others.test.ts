/** Filters that a user has chosen who has asked nothing yet, when another one comes. */
import { expect } from '@open-wc/testing';
import { chooseFilter, filterApi, filtersInForce } from './choose-filter.js';
import { mountChat, settled, type ChatHarness } from './harness.js';

describe('the filters of a user who has asked nothing yet', () => {
  const choose = async (): Promise<ChatHarness> => {
    const chat = await mountChat({ endpoint: '/nowhere', apiVersion: 'v1', persistKey: 'mina', fetch: filterApi });
    await chooseFilter(chat, 'Author', 'tom@acme.example');
    return chat;
  };

  for (const other of [{ persistKey: 'tom' }, { assistantId: 'other' }, { endpoint: '/elsewhere' }])
    it(`are not in force with another ${Object.keys(other)[0]}`, async () => {
      const chat = await choose();
      Object.assign(chat.element, other);
      await chat.element.updateComplete;
      expect(filtersInForce(chat)).to.deep.equal([]);
    });

  it('are not shown after a log-out on the next page, and Back', async () => {
    const chat = await choose();
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    document.createElement('unleash-chat').forget();
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settled();
    expect(filtersInForce(chat)).to.deep.equal([]);
  });

  it('are still there after the next page without a log-out, and Back', async () => {
    const chat = await choose();
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settled();
    expect(filtersInForce(chat)).to.deep.equal(['Author: tom@acme.example']);
  });
});
