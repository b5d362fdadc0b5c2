import { html, nothing, type TemplateResult } from 'lit';
import type { Source } from '../../conversation/conversation.js';
import type { ChatStrings } from '../../locale/strings.js';
import type { OpenLink } from '../message/open-link.js';
import { safeUrl } from './safe-url.js';
import { appName, hueOf, placeOf, titleOf } from './source-place.js';

/** For the list of sources and for the citation card. */
export interface SourceContext {
  readonly strings: ChatStrings;
  readonly contentLanguage: string | undefined;
  /** Origins from which icons may load, separated by spaces. */
  readonly imageOrigins: string;
  readonly openLink: OpenLink;
}

/** A source in one line: icon, title and place; a link if it has a safe URL. */
export function sourceRow(source: Source, context: SourceContext): TemplateResult {
  const language = context.contentLanguage ?? nothing;
  return sourceLink(
    source,
    context,
    'row',
    html`${sourceTile(source, context)}
      <span class="title" dir="auto" lang=${language}>${titleOf(source)}</span>
      <span class="place" dir="auto" lang=${language}>${placeOf(source)}</span>`,
  );
}

/**
 * A link if the source has a safe URL.
 * @param address what it leads to
 */
export function sourceLink(
  source: Source,
  { strings, openLink }: SourceContext,
  name: string,
  content: unknown,
  address = source.url,
): TemplateResult {
  const url = safeUrl(address);
  return url === undefined
    ? html`<span class=${name}>${content}</span>`
    : html`<a
        class=${name}
        href=${url}
        target="_blank"
        rel="noopener noreferrer"
        @click=${(click: MouseEvent) => openLink(source, click)}
        >${content}<span class="visually-hidden"> ${strings.opensInNewTab}</span></a
      >`;
}

/** The source's icon if the host allows images of its origin; else the first letter of its app, in the app's hue. */
export function sourceTile(source: Source, { imageOrigins }: SourceContext): TemplateResult {
  const icon = safeUrl(source.icon);
  return icon && imageOrigins.split(/\s+/).includes(new URL(icon).origin)
    ? html`<img class="tile" src=${icon} alt="" loading="lazy" referrerpolicy="no-referrer" />`
    : html`<span class="tile" .style=${`--hue:${hueOf(source)}`} aria-hidden="true"
        >${[...(appName(source) || source.siteName || titleOf(source))][0]?.toUpperCase()}</span
      >`;
}
