/**
 * What is opened above the field: the filters that the API offers (offered-fields.ts), and for the chosen one its values
 * (list-choice.ts, found by value-search.ts) or days (date-choice.ts).
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { QuestionFilter } from '../../conversation/conversation.js';
import type { ChatStrings, FilterStrings } from '../../locale/strings.js';
import type { FilterReader } from '../chat-host.js';
import { icons } from '../icons.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { dateChoiceTemplate } from './date-choice.js';
import { filterChoicesStyles } from './filter-choices-styles.js';
import type { FilterContext } from './filter-context.js';
import { filterText } from './filter-text.js';
import { listChoiceTemplate, mostValues, valueFilter } from './list-choice.js';
import { offeredFields, type FilterField, type ListField } from './offered-fields.js';
import { ValueSearch } from './value-search.js';

const isTouched = matchMedia('(pointer: coarse)');

/** Characters of a value: stored conversations have no longer ones. */
const longestValue = 1_000;

type FilterStats = Awaited<ReturnType<FilterReader['stats']>>;

/** What is chosen, as the bar keeps it. */
interface Chosen {
  readonly get: () => readonly QuestionFilter[];
  readonly set: (filters: readonly QuestionFilter[]) => void;
}

/** The open field; only a list is searched. */
type Opened =
  { readonly name: 'date'; readonly search?: undefined } | { readonly name: ListField['name']; readonly search: ValueSearch };

export class FilterChoices {
  readonly #context: FilterContext;
  readonly #reader: FilterReader;
  readonly #stats: FilterStats;
  readonly #chosen: Chosen;
  #opened: Opened | undefined;

  constructor(context: FilterContext, reader: FilterReader, stats: FilterStats, chosen: Chosen) {
    this.#context = context;
    this.#reader = reader;
    this.#stats = stats;
    this.#chosen = chosen;
    adoptStyles(context.host.renderRoot, [filterChoicesStyles]);
  }

  /** The host may change its filters at any time. */
  get fields(): readonly FilterField[] {
    return offeredFields(this.#stats, this.#context.options.filters);
  }

  /** @returns the name of the field that was open */
  close(): FilterField['name'] | undefined {
    const name = this.#opened?.name;
    this.#opened?.search?.end();
    this.#opened = undefined;
    this.#context.host.requestUpdate();
    return name;
  }

  render(texts: ChatStrings & FilterStrings): TemplateResult {
    return html`<div class="filter-fields">${this.fields.map((field) => this.#fieldTemplate(field, texts))}</div>`;
  }

  #fieldTemplate(field: FilterField, texts: ChatStrings & FilterStrings): TemplateResult {
    const { name } = field;
    const label = texts.filterNames[name];
    const opened = this.#opened?.name === name ? this.#opened : undefined;
    return html`<button
        class="filter-option"
        type="button"
        data-field=${name}
        aria-expanded=${opened ? 'true' : 'false'}
        @click=${() => void this.#toggleField(field)}
      >
        ${label} ${icons.fold}
      </button>
      ${
        opened
          ? html`<div class="filter-section" role="group" aria-label=${label}>
              ${this.#sectionTemplate(field, opened.search, texts)}
            </div>`
          : nothing
      }`;
  }

  #sectionTemplate(
    field: FilterField,
    search: ValueSearch | undefined,
    texts: ChatStrings & FilterStrings,
  ): TemplateResult | typeof nothing {
    const filters = this.#chosen.get();
    if (field.kind === 'dates') {
      const others = filters.filter(({ name }) => name !== field.start && name !== field.end);
      return dateChoiceTemplate({ field, filters, set: (days) => this.#chosen.set([...others, ...days]) }, texts);
    }
    if (!search) return nothing;
    return listChoiceTemplate(
      {
        field,
        state: search.state,
        filters,
        search: (text) => search.search(text),
        chooseFirst: () => void this.#chooseFirst(field, search, texts),
        retry: () => {
          // The button is about to be removed.
          this.#focusSearch();
          search.retry();
        },
        toggle: (filter) => this.#toggle(filter),
      },
      texts,
    );
  }

  async #toggleField(field: FilterField): Promise<void> {
    if (this.close() === field.name) return;
    this.#opened = field.kind === 'dates' ? { name: field.name } : { name: field.name, search: this.#searchOf(field) };
    await this.#context.host.updateComplete;
    // On a touch screen, the keyboard would cover the values.
    if (!isTouched.matches) this.#focusSearch();
  }

  #focusSearch(): void {
    this.#context.host.renderRoot.querySelector<HTMLElement>('.filter-search')?.focus();
  }

  #searchOf({ name, allowed }: ListField): ValueSearch {
    const { host, options } = this.#context;
    return new ValueSearch(
      async (query, signal) => {
        if (allowed) return allowed.filter((value) => isMatch(valueFilter(name, value), query));
        const assistantId = options.assistantId || undefined;
        const found = await this.#reader.values({ name, query, limit: mostValues, assistantId }, signal);
        return [...new Set(found.map(({ value }) => value))].filter(({ length }) => length <= longestValue);
      },
      () => host.requestUpdate(),
    );
  }

  /** It is announced, because the focus is not at its checkbox. */
  async #chooseFirst({ name }: ListField, search: ValueSearch, texts: ChatStrings & FilterStrings): Promise<void> {
    const value = await search.first();
    if (value === undefined) return;
    const filter = valueFilter(name, value);
    if (!this.#chosen.get().some((each) => isSame(each, filter))) this.#toggle(filter);
    this.#context.announcer.announce(filterText(filter, texts));
  }

  #toggle(filter: QuestionFilter): void {
    const filters = this.#chosen.get();
    const others = filters.filter((each) => !isSame(each, filter));
    this.#chosen.set(others.length < filters.length ? others : [...others, filter]);
  }
}

function isSame(one: QuestionFilter, other: QuestionFilter): boolean {
  return one.name === other.name && one.value === other.value;
}

function isMatch({ value, label }: QuestionFilter, query: string): boolean {
  return [value, label].some((text) => text.toLowerCase().includes(query.toLowerCase()));
}
