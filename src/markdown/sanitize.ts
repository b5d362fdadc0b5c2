/** Attributes of ours that hold no address; `dress-answer.ts` knows what they mean and checks the one of an image. */
export const ownAttributes = [
  'title',
  'align',
  'start',
  'data-citation',
  'data-language',
  'data-task',
  'data-image',
  'data-bare',
  'data-plain',
];

/** Bare elements without a class, id, name or style: those are ours, added after. */
export const allowedElements =
  'p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code strong em del a span sup div table thead tbody tr th td'.split(' ');

/** What every other attribute must look like. */
export const allowedAddress = /^(?:https?|mailto|tel):/i;

/** Undefined where it cannot be done safely. */
export type Sanitize = (html: string) => DocumentFragment | undefined;

/** Not among the types of the DOM yet. */
interface WithSanitizer {
  setHTML(html: string, settings: { readonly sanitizer: Sanitizer }): void;
}

let sanitizer: Sanitize | undefined;

/** For browsers without a sanitiser of their own: DOMPurify, which is then loaded for them. */
export function useSanitizer(own: Sanitize): void {
  sanitizer ??= own;
}

/** The browser's own, or undefined: it is not everywhere yet, and an older one of the same name knew other settings. */
export function nativeSanitizer(): Sanitize | undefined {
  const { setHTML } = Element.prototype as unknown as Partial<WithSanitizer>;
  if (!setHTML || !('Sanitizer' in window && 'removeUnsafe' in Sanitizer.prototype)) return undefined;
  const attributes = ['href', ...ownAttributes];
  const settings = {
    sanitizer: new Sanitizer({ elements: [...allowedElements], attributes, comments: false, dataAttributes: false }),
  };
  return (html) => {
    const box = document.createElement('div');
    setHTML.call(box, html, settings);
    for (const element of box.querySelectorAll('[href]')) {
      if (!allowedAddress.test(element.getAttribute('href')!.trim())) element.removeAttribute('href');
    }
    const fragment = document.createDocumentFragment();
    fragment.append(...box.childNodes);
    return fragment;
  };
}

/** The one place where text becomes DOM. Undefined where it cannot be done safely: show the text itself. */
export function sanitize(html: string): DocumentFragment | undefined {
  sanitizer ??= nativeSanitizer();
  try {
    const fragment = sanitizer?.(html);
    return fragment?.hasChildNodes() || html.trim() === '' ? fragment : undefined;
  } catch {
    return undefined;
  }
}

/** Several at once: each on its own costs a document. */
export function sanitizeAll(htmls: readonly string[]): readonly (DocumentFragment | undefined)[] {
  const whole = htmls.length > 1 ? sanitize(htmls.map((html) => `<div>${html}</div>`).join('')) : undefined;
  const boxes = Array.from(whole?.childNodes ?? []);
  // What came out of its box, if anything can, is looked at alone.
  if (boxes.length !== htmls.length || !boxes.every((box, index) => box.hasChildNodes() || htmls[index] === '')) {
    return htmls.map(sanitize);
  }
  return boxes.map((box) => {
    const fragment = document.createDocumentFragment();
    fragment.append(...box.childNodes);
    return fragment;
  });
}
