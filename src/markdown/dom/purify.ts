import createDOMPurify, { type Config } from 'dompurify';
import { allowedAddress, allowedElements, ownAttributes, type Sanitize } from './sanitize.js';

const allowed: Config = {
  ALLOWED_TAGS: [...allowedElements, '#text'],
  ALLOWED_ATTR: ['href', ...ownAttributes],
  // Everything else must look like an address that is allowed.
  ADD_URI_SAFE_ATTR: ownAttributes,
  ALLOWED_URI_REGEXP: allowedAddress,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** The two parts of the Trusted Types API that are used: it is not everywhere. */
interface PolicyFactory {
  createPolicy(name: string, rules: Record<string, (input: string) => string>): NonNullable<Config['TRUSTED_TYPES_POLICY']>;
}

let own: Sanitize | undefined;

/** The one file that knows DOMPurify. */
export const purify: Sanitize = (html) => (own ??= createPurifier())(html);

/** An instance of our own: hooks and settings that a host gives to its DOMPurify are no concern of ours. */
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
      // The page's policy names others only: the host reads of it in the guide, the reader gets plain text.
      return refuse;
    }
  }
  instance.setConfig(config);
  return (html) => instance.sanitize(html) as unknown as DocumentFragment;
}
