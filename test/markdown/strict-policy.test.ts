import { expect } from '@open-wc/testing';
import { nativeSanitizer } from '../../src/markdown/dom/sanitize.js';
import { pageModule } from '../fixtures/page-module.js';

interface Told {
  readonly violations: readonly string[];
  readonly strong?: string;
  /** What DOMPurify makes of a paragraph. */
  readonly purified?: string;
}

/** Renders answers in a page of this policy. */
async function renderUnder(policy: string): Promise<Told> {
  const frame = document.createElement('iframe');
  const told = new Promise<Told>((resolve) => {
    addEventListener('message', function listen({ source, data }) {
      if (source !== frame.contentWindow) return;
      removeEventListener('message', listen);
      resolve(data as Told);
    });
  });
  const page = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><body><script type="module" src="${pageModule('test/markdown/strict-page')}"></script>`;
  frame.srcdoc = page;
  document.body.append(frame);
  const answer = await told;
  frame.remove();
  return answer;
}

const strict = `default-src 'none'; script-src ${location.origin}; connect-src ${location.origin}`;

describe('an answer under a strict policy', () => {
  it('renders without a violation', async () => {
    const { violations, strong } = await renderUnder(`${strict}; require-trusted-types-for 'script'`);
    expect(violations).to.deep.equal([]);
    expect(strong).to.equal('bold');
  });

  it('renders where the page names our policy', async () => {
    const { violations, strong } = await renderUnder(`${strict}; require-trusted-types-for 'script'; trusted-types unleash-chat`);
    expect(violations).to.deep.equal([]);
    expect(strong).to.equal('bold');
  });

  it('needs no policy of ours where the browser has a sanitiser, and is plain text elsewhere if the page refuses it', async () => {
    const { strong } = await renderUnder(`${strict}; require-trusted-types-for 'script'; trusted-types other`);
    const isRendered = nativeSanitizer() !== undefined || !('trustedTypes' in window);
    expect(strong).to.equal(isRendered ? 'bold' : undefined);
  });

  it('is not sanitised by DOMPurify where the page refuses our policy', async () => {
    const { purified } = await renderUnder(`${strict}; require-trusted-types-for 'script'; trusted-types other`);
    expect(purified).to.equal('trustedTypes' in window ? undefined : 'Text');
  });
});
