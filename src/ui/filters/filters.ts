import { html, nothing, type TemplateResult } from 'lit';
import type { QuestionFilter } from '../../conversation/conversation.js';
import { writeOutHidden } from '../../conversation/write-out-hidden.js';
import type { ChatStrings } from '../../locale/strings.js';
import { icons } from '../icons.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { filterStyles } from './filter-styles.js';

/**
 * What a question is restricted to: above the field, where it can be removed, and at the question that was asked.
 * @param clear without it, it stays
 */
export function filtersTemplate(filters: readonly QuestionFilter[], strings: ChatStrings, clear?: () => void): TemplateResult {
  const rows = filters.map(({ label }) => {
    const text = strings.askedAbout(writeOutHidden(label));
    const name = strings.removeFilter(text);
    return html`<div class="filter" part="filter">
      <span dir="auto">${text}</span>${
        clear ? html`<button type="button" aria-label=${name} title=${name} @click=${clear}>${icons.close}</button>` : nothing
      }
    </div>`;
  });
  return html`<div class="filters" id=${clear ? 'filters' : nothing}>${rows}</div>`;
}

export function adoptFilterStyles(root: HTMLElement | DocumentFragment): void {
  adoptStyles(root, [filterStyles]);
}
