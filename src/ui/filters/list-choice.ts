import { html, nothing, type TemplateResult } from 'lit';
import type { QuestionFilter } from '../../conversation/conversation.js';
import { writeOutHidden } from '../../conversation/write-out-hidden.js';
import type { ChatStrings, FilterStrings } from '../../locale/strings.js';
import { isSendKey } from '../composing.js';
import { appName } from '../sources/source-place.js';
import type { ListField } from './offered-fields.js';
import type { SearchState } from './value-search.js';

/** Values that the API is asked for at once; the rest is found by typing. */
export const mostValues = 20;

export interface ListChoice {
  readonly field: ListField;
  readonly state: SearchState;
  readonly filters: readonly QuestionFilter[];
  readonly search: (text: string) => void;
  /** Chooses the first value that is found. */
  readonly chooseFirst: () => void;
  readonly retry: () => void;
  readonly toggle: (filter: QuestionFilter) => void;
}

/** A filter with the name that people know. */
export function valueFilter(name: ListField['name'], value: string): QuestionFilter {
  return { name, value, label: name === 'appId' ? appName({ appId: value }) : value };
}

/** The values of a filter: a field to find some, and a checkbox for each. */
export function listChoiceTemplate(choice: ListChoice, texts: ChatStrings & FilterStrings): TemplateResult {
  const { field, state, search, chooseFirst } = choice;
  const label = texts.findValue(texts.filterNames[field.name]);
  return html`<input
      class="filter-search"
      type="search"
      dir="auto"
      maxlength="200"
      autocomplete="off"
      enterkeyhint="done"
      aria-label=${label}
      placeholder=${label}
      @input=${({ target }: Event) => search((target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        if (!isSendKey(event)) return;
        event.preventDefault();
        const field = event.target as HTMLInputElement;
        // The key may still be down that has opened the list.
        if (event.repeat || field.value.trim() === '') return;
        // The next query replaces this one.
        field.select();
        chooseFirst();
      }}
    />
    ${
      state.values[0] === undefined
        ? nothing
        : html`<ul role="list" class="filter-values" aria-busy=${state.kind === 'searching' ? 'true' : 'false'}>
            ${state.values.map((value) => valueTemplate(valueFilter(field.name, value), choice))}
          </ul>`
    }
    <div class="filter-note" role="status">${noteTemplate(choice, texts)}</div>`;
}

function valueTemplate(filter: QuestionFilter, { filters, toggle }: ListChoice): TemplateResult {
  const isChosen = filters.some(({ name, value }) => name === filter.name && value === filter.value);
  return html`<li>
    <label>
      <input type="checkbox" .checked=${isChosen} @change=${() => toggle(filter)} />
      <span dir="auto">${writeOutHidden(filter.label)}</span>
    </label>
  </li>`;
}

function noteTemplate({ field, state, retry }: ListChoice, texts: ChatStrings & FilterStrings): unknown {
  if (state.kind === 'searching') return texts.loadingFilters;
  if (state.kind === 'failed')
    return html`${texts.filtersFailed}
      <button class="button" part="button" type="button" @click=${retry}>${texts.retry}</button>`;
  if (state.values[0] === undefined) return texts.noValues;
  return field.allowed || state.values.length < mostValues ? nothing : texts.moreValues;
}
