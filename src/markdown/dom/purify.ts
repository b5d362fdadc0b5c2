import createDOMPurify, { type Config } from 'dompurify';
import { allowedAddress, allowedElements, ownAttributes, type Sanitize } from './sanitize.js';

const allowed: Config = {
  ALLOWED_TAGS: [...allowedElements, '#text'],
  ALLOWED_ATTR: ['href', ...ownAttributes],
  // All other attributes must be an allowed address.
  ADD_URI_SAFE_ATTR: ownAttributes,
  ALLOWED_URI_REGEXP: allowedAddress,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** The part of the Trusted Types API that is used. Not all browsers have it. */
interface PolicyFactory {
  createPolicy(name: string, rules: Record<string, (input: string) => string>): NonNullable<Config['TRUSTED_TYPES_POLICY']>;
}

let own: Sanitize | undefined;

/** The only file that imports DOMPurify. */
export const purify: Sanitize = (html) => (own ??= createPurifier())(html);

/** Creates an instance of DOMPurify: the host's hooks and settings do not apply to it. */
function createPurifier(): Sanitize {
  const refuse: Sanitize = () => undefined;
  const instance = createDOMPurify(window);
  if (!instance.isSupported) return refuse;
  let config = allowed;
  const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
  if (trustedTypes) {
    try {
      const policy = trustedTypes.createPolicy('unleash-chat', { createHTML: (html) => html, createScriptURL: () => '' });
      config = { ...allowed, TRUSTED_TYPES_POLICY: policy };
    } catch {
      // The page's policy does not allow the name, which the guide documents: answers are plain text.
      return refuse;
    }
  }
  instance.setConfig(config);
  return (html) => instance.sanitize(html) as unknown as DocumentFragment;
}
