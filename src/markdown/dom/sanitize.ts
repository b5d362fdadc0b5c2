/** Attributes of ours that hold no address; `decorate.ts` knows what they mean and checks the one of an image. */
export const ownAttributes = [
  'title',
  'align',
  'start',
  'value',
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

/** What holds the elements that are left. */
export type Sanitized = DocumentFragment | HTMLElement;

/** Undefined where it cannot be done safely. */
export type Sanitize = (html: string) => Sanitized | undefined;

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
    return box;
  };
}

/** The one place where text becomes DOM. Undefined where it cannot be done safely: show the text itself. */
export function sanitize(html: string): Sanitized | undefined {
  try {
    const box = sanitizer?.(html);
    return box?.hasChildNodes() || html.trim() === '' ? box : undefined;
  } catch {
    return undefined;
  }
}

/** Several at once: each on its own costs a document. */
export function sanitizeAll(htmls: readonly string[]): readonly (Sanitized | undefined)[] {
  const whole = htmls.length > 1 ? sanitize(htmls.map((html) => `<div>${html}</div>`).join('')) : undefined;
  const boxes = Array.from(whole?.childNodes ?? []) as unknown as readonly HTMLElement[];
  // What came out of its box, if anything can, is looked at alone.
  const isWhole = boxes.length === htmls.length && boxes.every((box, index) => box.hasChildNodes() || htmls[index] === '');
  return isWhole ? boxes : htmls.map(sanitize);
}
