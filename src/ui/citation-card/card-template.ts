import { html, nothing, type TemplateResult } from 'lit';
import type { Message, Source } from '../../conversation/conversation.js';
import { citedSources } from '../../conversation/select.js';
import { rendererOf } from '../message/answer-text.js';
import type { CardContext } from './card-context.js';
import type { Passage } from '../../passages/find-passages.js';
import { placeNote } from '../source-reader/place-note.js';
import { isReadPlace, type Place } from '../source-reader/source-passages.js';
import { sourceLink, sourceRow, sourceTile } from '../sources/source-row.js';
import { hostOf, placeOf, titleOf } from '../sources/source-place.js';

export const rankId = 'citation-rank';
export const titleId = 'citation-title';
export const snippetId = 'citation-snippet';
export const noteId = 'citation-note';

/** What the card adds once the text of the source is asked for. */
export interface CardPassages {
  readonly placeOf: (marker: HTMLElement, source: Source, message: Message) => Place | undefined;
  /** Why the source cannot be opened; empty if it can. */
  readonly failure: string;
  /** Whether notes came after the card was opened, so that its description did not have them. */
  readonly isNoteLate: () => boolean;
  readonly openReader: (marker: HTMLElement, source: Source, message: Message) => void;
}

/** The source of a marker in full, and the other sources cited there in one line each. Undefined if the source is unknown. */
export function cardTemplate(
  marker: HTMLElement,
  context: CardContext,
  passages: CardPassages | undefined,
): TemplateResult | undefined {
  const { imageOrigins } = context.options;
  const { openLink } = context;
  const strings = context.strings();
  const contentLanguage = context.contentLanguage();
  const language = contentLanguage ?? nothing;
  const sourceContext = { strings, contentLanguage, imageOrigins, openLink };
  const renderer = rendererOf(marker);
  const source = renderer?.sourceOf(marker);
  const id = marker.closest<HTMLElement>('[data-message]')?.dataset['message'];
  const message = context.conversation().messages.find((each) => each.id === id);
  if (!renderer || !source || !message) return undefined;
  const others = renderer.sourcesAt(marker).filter((each) => each !== source);
  const at = passages?.placeOf(marker, source, message);
  const note = passages?.failure || (at ? placeNote(at, source, strings) : '');
  const passage = at && 'passages' in at ? at.passages[0] : undefined;
  const place = placeOf(source);
  const address = hostOf(source.url);
  const rank = strings.sourceOf(source.number!, citedSources(message).length);
  return html`<div class="card" part="citation-card" data-message=${message.id}>
    <p class="origin">
      ${sourceTile(source, sourceContext)}<span class="place" dir="auto" lang=${language}>${place}</span>
      <span class="rank" id=${rankId}>${rank}</span>
    </p>
    ${sourceLink(source, sourceContext, 'lead', html`<span class="title" id=${titleId} dir="auto" lang=${language}>${titleOf(source)}</span>`)}
    ${note === '' ? nothing : html`<p class="place-note ${at!.kind}" id=${noteId} role=${passages?.isNoteLate() ? 'status' : nothing}>${note}</p>`}
    ${passage ? passageTemplate(passage, language) : descriptionTemplate(source, language)}
    ${address && !place.includes(address) ? html`<p class="address" dir="ltr">${address}</p>` : nothing}
    ${
      at && isReadPlace(at)
        ? html`<button
            class="show-source"
            part="show-source"
            type="button"
            @click=${() => passages!.openReader(marker, source, message)}
          >
            ${strings.showInSource}
          </button>`
        : nothing
    }
    ${
      others.length === 0
        ? nothing
        : html`<p class="too">${strings.citedHereToo}</p>
            <ul role="list">
              ${others.map((each) => html`<li class="source"><span class="number">${each.number}</span>${sourceRow(each, sourceContext)}</li>`)}
            </ul>`
    }
  </div>`;
}

/** The sentence that carries the statement, or the nearest one, within its paragraph. */
function passageTemplate({ before, text, after }: Passage, language: unknown): TemplateResult {
  return html`<p class="snippet passage" part="passage" id=${snippetId} dir="auto" lang=${language}>
    ${shortStart(before)}<mark>${text}</mark>${after}
  </p>`;
}

/** Characters of a paragraph before its passage: the card shows the passage itself. */
const longestStart = 60;

function shortStart(text: string): string {
  if (text.length <= longestStart) return text;
  return `… ${text.slice(-longestStart).replace(/^\S*\s/, '')}`;
}

function descriptionTemplate({ description }: Source, language: unknown): unknown {
  return description
    ? html`<p class="snippet" id=${snippetId} dir="auto" lang=${language}>${withMarks(description)}</p>`
    : nothing;
}

/** Search engines mark hits with one of four HTML elements. All other markup is shown as text. */
function withMarks(description: string): readonly unknown[] {
  return description
    .split(/<(?:em|b|strong|mark)>(.*?)<\/(?:em|b|strong|mark)>/is)
    .map((text, index) => (index % 2 ? html`<mark>${text}</mark>` : text));
}
