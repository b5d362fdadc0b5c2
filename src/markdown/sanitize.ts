import createDOMPurify, { type Config } from 'dompurify';

/** Attributes of ours that hold no address; `dress-answer.ts` knows what they mean and checks the one of an image. */
const ownAttributes = [
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
const allowed: Config = {
  ALLOWED_TAGS:
    'p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code strong em del a span sup div table thead tbody tr th td #text'.split(
      ' ',
    ),
  ALLOWED_ATTR: ['href', ...ownAttributes],
  // Everything else must look like an address that is allowed.
  ADD_URI_SAFE_ATTR: ownAttributes,
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** The two parts of the Trusted Types API that are used: it is not everywhere. */
interface PolicyFactory {
  createPolicy(name: string, rules: Record<string, (input: string) => string>): NonNullable<Config['TRUSTED_TYPES_POLICY']>;
}

type Sanitize = (html: string) => DocumentFragment | undefined;

let sanitizer: Sanitize | undefined;

/** The one place where text becomes DOM. Undefined where it cannot be done safely: show the text itself. */
export function sanitize(html: string): DocumentFragment | undefined {
  sanitizer ??= createSanitizer();
  return sanitizer(html);
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

/** An instance of our own: hooks and settings that a host gives to its DOMPurify are no concern of ours. */
function createSanitizer(): Sanitize {
  const refuse: Sanitize = () => undefined;
  const purify = createDOMPurify(window);
  if (!purify.isSupported) return refuse;
  let config = allowed;
  const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
  if (trustedTypes) {
    try {
      const policy = trustedTypes.createPolicy('unleash-chat', { createHTML: (html) => html, createScriptURL: () => '' });
      config = { ...allowed, TRUSTED_TYPES_POLICY: policy };
    } catch {
      // The page's policy names others only: the host reads of it in the guide, the reader gets plain text.
      return refuse;
    }
  }
  purify.setConfig(config);
  return (html) => {
    try {
      const fragment = purify.sanitize(html) as unknown as DocumentFragment;
      return fragment.hasChildNodes() || html.trim() === '' ? fragment : undefined;
    } catch {
      return undefined;
    }
  };
}
