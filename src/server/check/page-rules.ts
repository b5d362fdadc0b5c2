/** What browsers do with http addresses on a page. */
import { isLoopback } from '../../proxy/loopback.js';
import type { Finding } from './finding.js';
import type { Policy } from './policy.js';

export type Upgrade = (url: URL) => URL;

/** With `upgrade-insecure-requests`, browsers request https in place of http. */
export function upgradeOf(policies: readonly Policy[]): Upgrade {
  const isUpgraded = policies.some(
    ({ disposition, directives }) => disposition === 'enforced' && directives.has('upgrade-insecure-requests'),
  );
  return (url) => {
    if (!isUpgraded || url.protocol !== 'http:' || isLoopback(url.hostname)) return url;
    const secure = new URL(url);
    secure.protocol = 'https:';
    return secure;
  };
}

export function checkMixedContent(urls: readonly URL[], page: URL): readonly Finding[] {
  if (page.protocol !== 'https:') return [];
  return urls
    .filter((url) => url.protocol === 'http:' && !isLoopback(url.hostname))
    .map(({ href }) => ({
      topic: 'page',
      severity: 'error',
      sentence: `The page is served over https, and browsers refuse to request ${href} from it (mixed content).`,
      correction: href.replace(/^http:/, 'https:'),
    }));
}
