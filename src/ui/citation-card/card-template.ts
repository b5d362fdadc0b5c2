import { html, nothing, type TemplateResult } from 'lit';
import { citedSources } from '../../conversation/select.js';
import { rendererOf } from '../message/answer-text.js';
import type { CardContext } from './card-context.js';
import { sourceLink, sourceRow, sourceTile } from '../sources/source-row.js';
import { hostOf, placeOf, titleOf } from '../sources/source-place.js';

export const snippetId = 'citation-snippet';

/** The source of a marker in full, and the other sources cited there in one line each. Undefined if the source is unknown. */
export function cardTemplate(marker: HTMLElement, context: CardContext): TemplateResult | undefined {
  const { imageOrigins } = context.options;
  const { openLink } = context;
  const strings = context.strings();
  const sourceContext = { strings, imageOrigins, openLink };
  const renderer = rendererOf(marker);
  const source = renderer?.sourceOf(marker);
  const id = marker.closest<HTMLElement>('[data-message]')?.dataset['message'];
  const message = context.conversation().messages.find((each) => each.id === id);
  if (!renderer || !source || !message) return undefined;
  const others = renderer.sourcesAt(marker).filter((each) => each !== source);
  const { description } = source;
  const place = placeOf(source);
  const address = hostOf(source.url);
  const rank = strings.sourceOf(source.number!, citedSources(message).length);
  return html`<div class="card" part="citation-card" role="group" aria-label=${rank} data-message=${message.id}>
    <p class="origin">
      ${sourceTile(source, sourceContext)}<span class="place" dir="auto">${place}</span> <span class="rank">${rank}</span>
    </p>
    ${sourceLink(source, sourceContext, 'lead', html`<span class="title" dir="auto">${titleOf(source)}</span>`)}
    ${description ? html`<p class="snippet" id=${snippetId} dir="auto">${passage(description)}</p>` : nothing}
    ${address && !place.includes(address) ? html`<p class="address" dir="ltr">${address}</p>` : nothing}
    ${
      others.length === 0
        ? nothing
        : html`<p class="too">${strings.citedHereToo}</p>
            <ul>
              ${others.map((each) => html`<li class="source"><span class="number">${each.number}</span>${sourceRow(each, sourceContext)}</li>`)}
            </ul>`
    }
  </div>`;
}

/** Search engines mark hits with one of four HTML elements. All other markup is shown as text. */
function passage(description: string): readonly unknown[] {
  return description
    .split(/<(?:em|b|strong|mark)>(.*?)<\/(?:em|b|strong|mark)>/is)
    .map((text, index) => (index % 2 ? html`<mark>${text}</mark>` : text));
}
