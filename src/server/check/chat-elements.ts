/** The `<unleash-chat>` elements of a page, and the addresses that their attributes name. */
import { defaultBase } from '../../wire/endpoints.js';
import { questionUrl, type Endpoint } from './check-endpoint.js';
import type { Finding } from './finding.js';
import type { ChatElement, Markup } from './markup.js';
import type { Upgrade } from './page-rules.js';
import type { Need } from './review-policy.js';

export interface Addresses {
  readonly endpoints: readonly Endpoint[];
  readonly tokenEndpoints: readonly Need[];
  readonly images: readonly Need[];
}

type Attributes = ChatElement['attributes'];

/** @param endpoint said by hand; counts for every element, and stands for one that is not in the HTML yet */
export function addressesOf({ chats, base }: Markup, endpoint: string | undefined, upgrade: Upgrade): Addresses {
  const given: Attributes = endpoint === undefined ? {} : { endpoint };
  const elements = chats.length > 0 ? chats.map(({ attributes: written }) => ({ ...written, ...given })) : [given];
  return {
    endpoints: withoutRepetition(elements.flatMap((attributes) => endpointOf(attributes, base, upgrade))),
    tokenEndpoints: withoutRepetition(
      elements.flatMap((attributes) =>
        resolved(attributes['token-endpoint'], base).map((url) => ({
          what: 'requests to the token endpoint',
          url: upgrade(url),
        })),
      ),
    ),
    images: withoutRepetition(
      elements.flatMap((attributes) => [
        ...resolved(attributes['assistant-avatar'], base).map((url) => ({ what: "the assistant's picture", url: upgrade(url) })),
        ...(attributes['image-origins'] ?? '')
          .split(/\s+/)
          .filter((origin) => URL.canParse(origin))
          .map((origin) => ({ what: 'images from', url: new URL(new URL(origin).origin) })),
      ]),
    ),
  };
}

/** Elements of a page often have the same addresses. */
function withoutRepetition<Item extends object>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function endpointOf(attributes: Attributes, base: URL, upgrade: Upgrade): readonly Endpoint[] {
  const sendsToken = Boolean(attributes['token-endpoint']);
  const endpoint = attributes['endpoint'] || (sendsToken ? defaultBase : '');
  const url = endpoint === '' ? undefined : questionUrl(endpoint, base);
  return url ? [{ endpoint, url: upgrade(url), sendsToken, includesCookies: attributes['credentials'] === 'include' }] : [];
}

function resolved(address: string | undefined, base: URL): readonly URL[] {
  return address && URL.canParse(address, base) ? [new URL(address, base)] : [];
}

const usualElement = '<unleash-chat endpoint="/unleash"></unleash-chat>';

export function checkElements({ chats }: Markup, endpoint: string | undefined): readonly Finding[] {
  return [...(endpoint === undefined ? withoutEndpoint(chats) : []), ...chats.flatMap(withoutEndTag)];
}

function withoutEndTag({ hasEndTag, line }: ChatElement): readonly Finding[] {
  if (hasEndTag) return [];
  const sentence = `<unleash-chat> in line ${line} has no end tag: what follows on the page becomes its content, and is not shown. In HTML, <unleash-chat/> is a start tag only.`;
  return [{ topic: 'element', severity: 'warning', sentence, correction: '</unleash-chat>' }];
}

function withoutEndpoint(chats: readonly ChatElement[]): readonly Finding[] {
  const found = { topic: 'element', severity: 'error', correction: usualElement } as const;
  if (chats.length === 0) {
    const sentence =
      'There is no <unleash-chat> in the HTML. If an application renders it later, say its endpoint with --endpoint.';
    return [{ ...found, sentence }];
  }
  return chats
    .filter(({ attributes }) => !attributes['endpoint'] && !attributes['token-endpoint'])
    .map(({ line }) => ({
      ...found,
      sentence: `<unleash-chat> in line ${line} has no endpoint. If a script sets it later, say it with --endpoint.`,
    }));
}
