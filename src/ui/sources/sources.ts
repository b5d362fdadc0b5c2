/** The list below an answer. A row is in source-row.ts; its number leads to the markers in the text (focus-marker.ts). */
import { html, nothing, type TemplateResult } from 'lit';
import type { Message, Source } from '../../conversation/conversation.js';
import { citedSources, otherSources } from '../../conversation/select.js';
import { icons } from '../icons.js';
import { focusMarker } from './focus-marker.js';
import { sourceRow, type SourceContext } from './source-row.js';

const kinds = ['enterprise', 'web', 'custom'] as const;

export interface SourcesContext extends SourceContext {
  /** Of the heading of the question. */
  readonly level: number;
}

/** The cited sources by number, then the others, collapsed and grouped by the kind of search that found them. */
export function sourcesTemplate(answer: Message, context: SourcesContext): TemplateResult | typeof nothing {
  const { strings, level } = context;
  const cited = citedSources(answer);
  // Until the answer is complete, it may still cite them.
  const others = answer.status === 'waiting' || answer.status === 'streaming' ? [] : otherSources(answer);
  if (cited.length + others.length === 0) return nothing;
  return html`<div class="sources" part="sources" role="group" aria-label=${strings.sources}>
    ${
      cited.length === 0
        ? nothing
        : html`<h3 aria-level=${level + 1}>${strings.sources}</h3>
            <ol role="list" class="source-list">
              ${cited.map((source) => sourceTemplate(source, context))}
            </ol>`
    }
    ${
      others.length === 0
        ? nothing
        : html`<details class="others">
            <summary><span class="text">${strings.alsoFound(others.length)}</span> ${icons.fold}</summary>
            ${othersTemplate(others, context)}
          </details>`
    }
  </div>`;
}

function othersTemplate(others: readonly Source[], context: SourcesContext): readonly TemplateResult[] {
  const groups = kinds.map((kind) => [kind, others.filter((source) => source.kind === kind)] as const);
  const filled = groups.filter(([, found]) => found.length > 0);
  return filled.map(
    ([kind, found]) =>
      html`${filled.length > 1 ? html`<h4 aria-level=${context.level + 2}>${context.strings.foundBy[kind]}</h4>` : nothing}
        <ul role="list" class="source-list">
          ${found.map((source) => sourceTemplate(source, context))}
        </ul>`,
  );
}

function sourceTemplate(source: Source, context: SourceContext): TemplateResult {
  const { number } = source;
  const label = number === undefined ? '' : context.strings.showCited(number);
  return html`<li class="source" part="source">
    ${
      number === undefined
        ? nothing
        : html`<button
            class="number"
            type="button"
            aria-label=${label}
            title=${label}
            @click=${(event: Event) => focusMarker(event.currentTarget as HTMLElement, source)}
            .textContent=${String(number)}
          ></button>`
    }
    ${sourceRow(source, context)}
  </li>`;
}
