import { html, nothing, type TemplateResult } from 'lit';
import { ChevronLeft, ChevronRight } from 'lucide';
import type { Source } from '../../conversation/conversation.js';
import type { ChatStrings, SourceStrings } from '../../locale/strings.js';
import { icon, icons } from '../icons.js';
import { placeOf, titleOf } from '../sources/source-place.js';
import { sourceLink, type SourceContext } from '../sources/source-row.js';

/** They point where the keys do. */
const previousIcon = icon(ChevronLeft, 'directed');
const nextIcon = icon(ChevronRight, 'directed');

export interface PassageKeys {
  readonly next: string;
  readonly previous: string;
}

export interface ReaderView extends SourceContext {
  readonly strings: ChatStrings & SourceStrings;
  /** Of the heading. */
  readonly level: number;
  readonly source: Source;
  /** The address of the source, at the passage. */
  readonly original: string | undefined;
  /** Below the title: where the passage was found, or was not. */
  readonly note: string;
  /** In place of the text. */
  readonly problem: string;
  /** Index of the shown passage, and their number. */
  readonly passage: number;
  readonly passages: number;
  /** Keys that lead to the next and the previous one. */
  readonly keys: PassageKeys;
  /** Does nothing beyond the last or before the first one. */
  readonly show: (passage: number) => void;
  readonly close: () => void;
  /** Undefined if a question cannot be restricted to the source. */
  readonly ask: (() => void) | undefined;
}

/** The frame around the text, which is rendered into `.source-text` as it becomes known. */
export function readerTemplate(view: ReaderView): TemplateResult {
  const { level, source, strings, contentLanguage, note, problem, close, ask } = view;
  const language = contentLanguage ?? nothing;
  return html`<header class="source-header">
      <h2 class="source-title" aria-level=${level} dir="auto" lang=${language}>${titleOf(source)}</h2>
      <button
        class="header-button close"
        part="close-source"
        type="button"
        aria-label=${strings.closeSource}
        title=${strings.closeSource}
        @click=${close}
      >
        ${icons.close}
      </button>
      <p class="source-origin">
        <span dir="auto" lang=${language}>${placeOf(source)}</span>
        ${sourceLink(source, view, 'original', strings.openOriginal, view.original)}
        ${
          ask
            ? html`<button class="ask-source" part="ask-source" type="button" @click=${ask}>${strings.askSource}</button>`
            : nothing
        }
      </p>
      ${note === '' ? nothing : html`<p class="place-note" id="source-note" role="status">${note}</p>`} ${passagesTemplate(view)}
    </header>
    <div
      class="source-scroller"
      tabindex="0"
      role="region"
      aria-label=${strings.sourceText(titleOf(source))}
      aria-describedby=${note === '' ? nothing : 'source-note'}
    >
      <slot name="source-viewer">
        ${problem === '' ? nothing : html`<p class="source-problem" role="status">${problem}</p>`}
        <div class="source-text" lang=${language}></div>
      </slot>
    </div>`;
}

function passagesTemplate({ strings, passage, passages, keys, show }: ReaderView): unknown {
  if (passages < 2) return nothing;
  // Never `disabled`: a button that cannot lead further keeps the focus.
  const button = (label: string, target: number, key: string, icon: TemplateResult): TemplateResult =>
    html`<button
      type="button"
      aria-label=${label}
      title=${label}
      aria-keyshortcuts=${key}
      aria-disabled=${target < 0 || target >= passages ? 'true' : 'false'}
      @click=${() => show(target)}
    >
      ${icon}
    </button>`;
  return html`<p class="source-passages" part="source-passages">
    ${button(strings.previousPassage, passage - 1, keys.previous, previousIcon)}
    ${button(strings.nextPassage, passage + 1, keys.next, nextIcon)}
    <span role="status">${strings.passageOf(passage + 1, passages)}</span>
  </p>`;
}
