/** Subresource Integrity, in the browsers that check the chunks of a module: all that the tests run in. */
import { expect, waitUntil } from '@open-wc/testing';
import { openFrame } from '../fixtures/open-frame.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

type HostWindow = Window & typeof globalThis & { readonly refused: readonly string[] };

const open = (page: string): Promise<HostWindow> => openFrame<HostWindow>(`/csp/integrity/${page}.html`);

const ask = async (host: HostWindow): Promise<string | undefined> => {
  await host.customElements.whenDefined('unleash-chat');
  const chat = host.document.querySelector<UnleashChat>('unleash-chat')!;
  const message = await chat.send('How many days of parental leave do I get?');
  expect(chat.shadowRoot!.querySelectorAll('[part~="citation"]').length, 'footnotes').to.be.greaterThan(1);
  return message?.status;
};

describe('with the hashes of integrity.html', () => {
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    sessionStorage.clear();
  });

  for (const build of ['module', 'classic']) {
    it(`answers: ${build}`, async () => {
      const host = await open(`none/${build}`);
      expect(await ask(host)).to.equal('done');
      expect(host.refused).to.deep.equal([]);
    });
  }

  for (const [name, page, script] of [
    ['unleash-chat', 'module', 'unleash-chat.js'],
    ['element', 'module', 'unleash-chat.js'],
    ['unleash-chat.bundle', 'classic', 'unleash-chat.bundle.js'],
  ] as const) {
    it(`defines nothing if a byte of ${name} is changed`, async () => {
      const host = await open(`${name}/${page}`);
      await waitUntil(() => host.refused.length > 0, 'the script was not refused');
      expect(host.refused[0]).to.match(new RegExp(`/${script}$`));
      expect(host.customElements.get('unleash-chat')).to.equal(undefined);
    });
  }

  it('says that the page is out of date if a byte of a chunk is changed', async () => {
    const host = await open('chat/module');
    await host.customElements.whenDefined('unleash-chat');
    const { shadowRoot } = host.document.querySelector('unleash-chat')!;
    await waitUntil(() => shadowRoot?.querySelector('[role="alert"]'), 'no alert');
    expect(shadowRoot!.querySelector('[role="alert"]')!.textContent).to.contain('out of date');
    expect(shadowRoot!.querySelector('[part~="input"]')).to.equal(null);
  });

  for (const name of ['element', 'chat']) {
    it(`would answer with that byte of ${name}, if the page had no hashes`, async () => {
      expect(await ask(await open(`${name}/unchecked`))).to.equal('done');
    });
  }
});
