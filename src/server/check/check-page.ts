/** Reads a page and says what is missing for the widget there. Asks no question: it sends nothing but GET and OPTIONS. */
import { addressesOf, checkElements } from './chat-elements.js';
import { checkEndpoint } from './check-endpoint.js';
import { checkFiles } from './check-files.js';
import { findSecrets } from './find-secrets.js';
import type { Finding } from './finding.js';
import { readMarkup } from './markup.js';
import { checkMixedContent, upgradeOf } from './page-rules.js';
import { lineOfPolicy, policiesOf, type Policy } from './policy.js';
import { readPage, type ReadPage } from './read-page.js';
import { createRequester } from './request.js';
import { reviewPolicy } from './review-policy.js';
import { checkScript, readScript } from './widget-script.js';

export interface CheckOptions {
  /** The endpoint and the script, for pages whose HTML does not name them. */
  readonly endpoint?: string | undefined;
  readonly script?: string | undefined;
  /** Sent to the site of the page only. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface PolicyReport {
  readonly from: Policy['from'];
  readonly disposition: Policy['disposition'];
  /** The header or `meta` element as it is. */
  readonly line: string;
  /** As it should be; missing if nothing is to be added. */
  readonly corrected?: string;
}

export interface Report {
  /** The address after redirects. */
  readonly url: string;
  readonly script: string | undefined;
  /** The addresses that questions are sent to. */
  readonly endpoints: readonly string[];
  readonly findings: readonly Finding[];
  readonly policies: readonly PolicyReport[];
}

/** @throws {UnreadablePageError} */
export async function checkPage(address: URL, options: CheckOptions = {}): Promise<Report> {
  const requester = createRequester(address, options.headers ?? {});
  const page = await readPage(address, requester);
  const markup = readMarkup(page.html, page.url);
  const policies = policiesOf(page.headers, markup.policies);
  const upgrade = upgradeOf(policies);
  const { endpoints, tokenEndpoints, images } = addressesOf(markup, options.endpoint, upgrade);
  const script = await readScript({ page, markup, policies, upgrade, script: options.script }, requester);
  const connections = [...endpoints.map(({ url }) => ({ what: 'questions to', url })), ...tokenEndpoints];
  const reviews = policies.map((policy) => reviewPolicy(policy, { page: page.url, scripts: script?.needs, connections, images }));
  const requested = [...(script?.files ?? []), ...connections].map(({ url }) => url);
  const answering = await Promise.all(endpoints.map((endpoint) => checkEndpoint(endpoint, page.url, requester)));
  return {
    url: page.url.href,
    script: script?.needs.entry.href,
    endpoints: endpoints.map(({ url }) => url.href),
    findings: [
      ...redirectHint(page),
      ...findSecrets(markup),
      ...checkElements(markup, options.endpoint),
      ...checkScript(script, page.url),
      ...(script ? checkFiles(script, page.url) : []),
      ...checkMixedContent(requested, page.url),
      ...answering.flat(),
      ...reviews.flatMap(({ findings }) => findings),
    ],
    policies: reviews.map(({ policy, corrected }) => ({
      from: policy.from,
      disposition: policy.disposition,
      line: lineOfPolicy(policy),
      ...(corrected !== policy && { corrected: lineOfPolicy(corrected) }),
    })),
  };
}

function redirectHint({ redirects }: ReadPage): readonly Finding[] {
  if (redirects.length === 0) return [];
  const way = redirects.map(({ href }) => href).join(', then to ');
  const sentence = `The page redirects to ${way}, and everything said here is about that page. If it is a sign-in page, pass your cookie with --header.`;
  return [{ topic: 'page', severity: 'hint', sentence }];
}
