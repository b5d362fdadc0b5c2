/** Attributes without an address that leads anywhere: `decorate.ts` replaces those that begin with `data-`, and checks `data-image`. */
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

/** Without class, id, name and style: `decorate.ts` adds them afterwards, so an answer cannot imitate them. */
export const allowedElements =
  'p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code strong em del a span sup div table thead tbody tr th td'.split(' ');

/** Values of all other attributes. */
export const allowedAddress = /^(?:https?|mailto|tel):/i;

/** The parent of the sanitized elements. */
export type Sanitized = DocumentFragment | HTMLElement;

/** Returns undefined if the HTML cannot be sanitized safely. */
export type Sanitize = (html: string) => Sanitized | undefined;

/** Not among the types of the DOM yet. */
interface WithSanitizer {
  setHTML(html: string, settings: { readonly sanitizer: Sanitizer }): void;
}

/**
 * The browser's own sanitizer. Undefined in browsers without one, in those with its early version of other settings, and on pages
 * that have replaced it.
 */
export function nativeSanitizer(): Sanitize | undefined {
  const { setHTML } = Element.prototype as unknown as Partial<WithSanitizer>;
  if (!setHTML || !('Sanitizer' in window && 'removeUnsafe' in Sanitizer.prototype)) return undefined;
  const attributes = ['href', ...ownAttributes];
  const settings = {
    sanitizer: new Sanitizer({ elements: [...allowedElements], attributes, comments: false, dataAttributes: false }),
  };
  const sanitize = (html: string): HTMLElement => {
    const box = document.createElement('div');
    setHTML.call(box, html, settings);
    for (const element of box.querySelectorAll('[href]')) {
      if (!allowedAddress.test(element.getAttribute('href')!.trim())) element.removeAttribute('href');
    }
    return box;
  };
  return hasEffect(sanitize) ? sanitize : undefined;
}

/** Old libraries know a `setHTML` that sanitizes nothing. */
function hasEffect(sanitize: (html: string) => HTMLElement): boolean {
  try {
    const { childNodes, firstElementChild } = sanitize('<p id="a"></p><script></script>');
    return childNodes.length === 1 && firstElementChild!.attributes.length === 0;
  } catch {
    return false;
  }
}

/**
 * The only place where text becomes DOM. Several texts are sanitized at once, since each call creates a document.
 * @returns a box for each text; undefined if it must be shown as plain text
 */
export function sanitizeAll(sanitize: Sanitize, htmls: readonly string[]): readonly (Sanitized | undefined)[] {
  const safely = (html: string): Sanitized | undefined => {
    try {
      const box = sanitize(html);
      return box?.hasChildNodes() || html.trim() === '' ? box : undefined;
    } catch {
      return undefined;
    }
  };
  const whole = htmls.length > 1 ? safely(htmls.map((html) => `<div>${html}</div>`).join('')) : undefined;
  const boxes = [...(whole?.childNodes ?? [])] as unknown as readonly HTMLElement[];
  // If anything has got out of its box, each text is sanitized alone.
  const isWhole = boxes.length === htmls.length && boxes.every((box, index) => box.hasChildNodes() || htmls[index] === '');
  return isWhole ? boxes : htmls.map(safely);
}
