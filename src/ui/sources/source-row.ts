import { html, type TemplateResult } from 'lit';
import type { Source } from '../../conversation/conversation.js';
import type { Strings } from '../../locale/strings.js';
import type { OpenLink } from '../message/open-link.js';
import { safeUrl } from './safe-url.js';
import { appName, hueOf, placeOf, titleOf } from './source-place.js';

/** How sources are rendered and opened: the same in the list and in the card. */
export interface SourceContext {
  readonly strings: Strings;
  /** Origins from which icons may load, separated by spaces. */
  readonly imageOrigins: string;
  readonly openLink: OpenLink;
}

/** A source in one line: its app, title and place, linked if possible. */
export function sourceRow(source: Source, look: SourceContext): TemplateResult {
  return sourceLink(
    source,
    look,
    'row',
    html`${sourceTile(source, look)}
      <span class="title" dir="auto">${titleOf(source)}</span>
      <span class="place" dir="auto">${placeOf(source)}</span>`,
  );
}

/** A link if the source has a safe URL. */
export function sourceLink(source: Source, { strings, openLink }: SourceContext, name: string, content: unknown): TemplateResult {
  const url = safeUrl(source.url);
  return url === undefined
    ? html`<span class=${name}>${content}</span>`
    : html`<a
        class=${name}
        href=${url}
        target="_blank"
        rel="noopener noreferrer"
        @click=${(click: MouseEvent) => openLink(source, click)}
        >${content}<span class="visually-hidden">(${strings.opensInNewTab})</span></a
      >`;
}

/** A letter in the app's hue; its own icon only from where the host allows images. */
export function sourceTile(source: Source, { imageOrigins }: SourceContext): TemplateResult {
  const icon = safeUrl(source.icon);
  return icon && imageOrigins.split(/\s+/).includes(new URL(icon).origin)
    ? html`<img class="tile" src=${icon} alt="" loading="lazy" referrerpolicy="no-referrer" />`
    : html`<span class="tile" .style=${`--hue:${hueOf(source)}`} aria-hidden="true"
        >${[...(appName(source) || source.siteName || titleOf(source))][0]?.toUpperCase()}</span
      >`;
}
