import { ChatFailure } from '../conversation/errors.js';

/** A secret where everybody can read it. Loaded when there is one. */
export function attributeFailure(name: string): ChatFailure {
  return new ChatFailure({
    kind: 'configuration',
    cause:
      `Remove the attribute \`${name}\`: whoever opens the page can read it. An API key belongs on a server, behind the proxy ` +
      '(`endpoint`); a short-lived token comes from `token-endpoint`, `getToken` or the property `token`.',
  });
}
