import { expect } from '@open-wc/testing';
import { nativeSanitizer } from '../../src/markdown/dom/sanitize.js';

/** In engines without a sanitizer of their own, DOMPurify is used in any case. */
describe('a page that has replaced `setHTML`', () => {
  const { setHTML } = Element.prototype as unknown as { setHTML: unknown };
  afterEach(() => {
    if (setHTML) Object.assign(Element.prototype, { setHTML });
  });

  it('is not trusted with answers', () => {
    expect(nativeSanitizer() !== undefined).to.equal(setHTML !== undefined && 'removeUnsafe' in Sanitizer.prototype);
    if (!setHTML) return;
    Object.assign(Element.prototype, {
      setHTML(this: Element, html: string) {
        this.innerHTML = html;
      },
    });
    expect(nativeSanitizer()).to.equal(undefined);
  });
});
