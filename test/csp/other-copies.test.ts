/** Pages that load a second version of the widget, or libraries that the widget contains as well. */
import { expect, waitUntil } from '@open-wc/testing';
import { openFrame } from '../fixtures/open-frame.js';
import { version } from '../../src/version.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

type HostWindow = Window & typeof globalThis & { readonly violations: readonly string[]; readonly warnings: readonly string[] };

const open = (page: string): Promise<HostWindow> => openFrame<HostWindow>(`/csp/${page}.html`);

const ask = async (host: HostWindow): Promise<HTMLElement> => {
  await host.customElements.whenDefined('unleash-chat');
  const chat = host.document.querySelector<UnleashChat>('unleash-chat')!;
  const message = await chat.send('How many days of parental leave do I get?');
  expect(message?.status).to.equal('done');
  const answer = chat.shadowRoot!.querySelector<HTMLElement>('[part~="answer"]')!;
  expect(answer.querySelectorAll('[part~="citation"]').length, 'footnotes').to.be.greaterThan(1);
  return answer;
};

describe('a page with other copies, under a policy that names its Trusted Types policies', () => {
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    sessionStorage.clear();
  });

  for (const [page, first, second] of [
    ['other-version-second', version, '0.0.9'],
    ['other-version-first', '0.0.9', version],
  ] as const) {
    it(`keeps version ${first} of the widget, and says that ${second} is not used`, async () => {
      const host = await open(page);
      await ask(host);
      await waitUntil(() => host.warnings.length > 0, 'no warning');
      expect(host.warnings).to.deep.equal([
        `[unleash-chat] This page loads two versions of the widget. Version ${first} was first and stays; version ${second} is not used.`,
      ]);
      expect((host.customElements.get('unleash-chat') as typeof UnleashChat).version).to.equal(first);
      expect(host.violations).to.deep.equal([]);
    });
  }

  it('loads both builds of one version without a warning', async () => {
    const host = await open('twice');
    await ask(host);
    expect(host.warnings).to.deep.equal([]);
  });

  for (const page of ['own-libraries-first', 'own-libraries-second']) {
    it(`has a Lit and a DOMPurify of its own: ${page}`, async () => {
      const host = await open(page);
      const answer = await ask(host);
      expect(answer.querySelectorAll('li').length, 'items, which the hook of the page would remove').to.be.greaterThan(0);
      expect(host.document.querySelector('#rendered')!.textContent).to.equal('Rendered by the page');
      expect(host.document.querySelector('#purified')!.textContent).to.equal('Purified by the page');
      expect(host.violations).to.deep.equal([]);
    });
  }
});
