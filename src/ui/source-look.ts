import { html, nothing, type TemplateResult } from 'lit';
import type { Source } from '../conversation/conversation.js';
import type { Strings } from '../locale/strings.js';
import { safeUrl } from './safe-url.js';
import { appName, hueOf, placeOf, titleOf } from './source-place.js';

/** What the look of a source depends on, besides the source: the same in the list and in the card. */
export interface SourceLook {
  readonly strings: Strings;
  /** As the host wrote them, apart by spaces: icons are loaded from there alone. */
  readonly imageOrigins: string | null;
}

/** A source in one line: its app, title and place, and the way to it. */
export function sourceRow(source: Source, look: SourceLook): TemplateResult {
  return sourceLink(
    source,
    look,
    'row',
    html`${sourceTile(source, look)}
      <span class="title" dir="auto">${titleOf(source)}</span>
      <span class="place" dir="auto">${placeOf(source)}</span>`,
  );
}

/** Leads to the source where it has an address that may be opened. */
export function sourceLink(source: Source, { strings }: SourceLook, name: string, content: unknown): TemplateResult {
  const url = safeUrl(source.url);
  return url === undefined
    ? html`<span class=${name}>${content}</span>`
    : html`<a class=${name} href=${url} target="_blank" rel="noopener noreferrer" data-source=${source.ids[0] ?? nothing}
        >${content}<span class="visually-hidden">(${strings.opensInNewTab})</span></a
      >`;
}

/** A letter in the app's hue; its own icon only from where the host allows images. */
export function sourceTile(source: Source, { imageOrigins }: SourceLook): TemplateResult {
  const icon = safeUrl(source.icon);
  return icon && (imageOrigins ?? '').split(/\s+/).includes(new URL(icon).origin)
    ? html`<img class="tile" src=${icon} alt="" loading="lazy" referrerpolicy="no-referrer" />`
    : html`<span class="tile" .style=${`--hue:${hueOf(source)}`} aria-hidden="true"
        >${Array.from(appName(source) || source.siteName || titleOf(source))[0]?.toUpperCase()}</span
      >`;
}
