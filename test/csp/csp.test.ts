import { expect, waitUntil } from '@open-wc/testing';
import { openFrame } from '../fixtures/open-frame.js';
import type { UnleashChat } from '../../src/unleash-chat.js';

type HostWindow = Window & typeof globalThis & { readonly violations: readonly string[] };

const open = (page: string): Promise<HostWindow> => openFrame<HostWindow>(`/csp/${page}.html`);

describe('under a strict Content-Security-Policy', () => {
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    sessionStorage.clear();
  });

  const pages = {
    module: 'the module',
    classic: 'the classic script',
    twice: 'both builds, with the Trusted Types policies listed',
  };
  for (const [page, builds] of Object.entries(pages)) {
    it(`answers, is styled and causes no violation: ${builds}`, async () => {
      const host = await open(page);
      await host.customElements.whenDefined('unleash-chat');
      const chat = host.document.querySelector<UnleashChat>('unleash-chat')!;

      const message = await chat.send('How many days of parental leave do I get?');

      expect(message?.status).to.equal('done');
      const shadow = chat.shadowRoot!;
      const answer = shadow.querySelector('[part~="answer"]');
      expect(answer?.textContent).to.contain('leave');
      expect(answer?.querySelectorAll('p, li, td').length, 'blocks rendered from markdown').to.be.greaterThan(0);
      expect(shadow.querySelectorAll('[part~="citation"]').length, 'footnote markers').to.be.greaterThan(1);
      expect(shadow.querySelectorAll('style, link').length, 'style sheets that the policy would refuse').to.equal(0);
      expect(shadow.adoptedStyleSheets.length, 'adopted style sheets').to.be.greaterThan(0);
      expect(host.getComputedStyle(chat).display, 'the :host rule applies').to.equal('block');
      expect(host.violations).to.deep.equal([]);
    });
  }

  it('shows its texts correctly in a page with another encoding', async () => {
    const host = await open('old');
    await host.customElements.whenDefined('unleash-chat');
    const chat = host.document.querySelector<UnleashChat>('unleash-chat')!;
    await waitUntil(() => chat.shadowRoot?.querySelector('.introduction'), 'the empty state');
    expect(host.document.characterSet).to.equal('windows-1252');
    expect(chat.shadowRoot!.querySelector('.introduction')!.textContent).to.contain('your company’s own documents');
  });

  it('records a violation by an inline style', async () => {
    const host = await open('bare');
    const style = host.document.createElement('style');
    style.textContent = 'body { color: red }';
    host.document.head.append(style);
    await waitUntil(() => host.violations.length > 0, 'no violation was recorded');
    expect(host.violations[0]).to.contain('style-src');
  });
});
