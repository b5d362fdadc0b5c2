import { html, nothing, type TemplateResult } from 'lit';
import type { Source } from '../../conversation/conversation.js';
import { icons } from '../icons.js';
import { placeOf, titleOf } from '../sources/source-place.js';
import { sourceLink, type SourceContext } from '../sources/source-row.js';

export interface ReaderView extends SourceContext {
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
  readonly show: (passage: number) => void;
  readonly close: () => void;
}

/** The frame around the text, which is rendered into `.source-text` as it becomes known. */
export function readerTemplate(view: ReaderView): TemplateResult {
  const { source, strings, note, problem, close } = view;
  return html`<header class="source-header">
      <h2 class="source-title" tabindex="-1" dir="auto">${titleOf(source)}</h2>
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
        <span dir="auto">${placeOf(source)}</span> ${sourceLink(source, view, 'original', strings.openOriginal, view.original)}
      </p>
      ${note === '' ? nothing : html`<p class="place-note" role="status">${note}</p>`} ${passagesTemplate(view)}
    </header>
    <div class="source-scroller" tabindex="0" role="region" aria-label=${strings.sourceText(titleOf(source))}>
      <slot name="source-viewer">
        ${problem === '' ? nothing : html`<p class="source-problem" role="status">${problem}</p>`}
        <div class="source-text"></div>
      </slot>
    </div>`;
}

function passagesTemplate({ strings, passage, passages, show }: ReaderView): unknown {
  if (passages < 2) return nothing;
  const button = (label: string, target: number, icon: TemplateResult): TemplateResult =>
    html`<button
      type="button"
      aria-label=${label}
      title=${label}
      ?disabled=${target < 0 || target >= passages}
      @click=${() => show(target)}
    >
      ${icon}
    </button>`;
  return html`<p class="source-passages" part="source-passages">
    ${button(strings.previousPassage, passage - 1, icons.send)} ${button(strings.nextPassage, passage + 1, icons.latest)}
    <span role="status">${strings.passageOf(passage + 1, passages)}</span>
  </p>`;
}
