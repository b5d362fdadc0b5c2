/**
 * Above the field: the button that opens the filters to choose from (filter-choices.ts, loaded then), and the filters in force.
 * Nothing is asked of the API before that.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { ListFilter } from 'lucide';
import type { QuestionFilter } from '../../conversation/conversation.js';
import { ChatFailure } from '../../conversation/errors.js';
import { filterEnglish } from '../../locale/filter-texts.js';
import { withEnglish, type ChatStrings, type FilterStrings } from '../../locale/strings.js';
import { isComposing } from '../composing.js';
import { containKey } from '../contain-typing.js';
import { icon, icons } from '../icons.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { filterBarStyles } from './filter-bar-styles.js';
import type { FilterChoices } from './filter-choices.js';
import type { FilterContext } from './filter-context.js';
import { filterText } from './filter-text.js';

const filterIcon = icon(ListFilter);

type State =
  | { readonly kind: 'closed' }
  | { readonly kind: 'loading'; readonly loading: AbortController }
  | { readonly kind: 'failed'; readonly isOutdated: boolean }
  | { readonly kind: 'open'; readonly choices: FilterChoices }
  /** The API has no filters for this assistant, or none that is offered here. */
  | { readonly kind: 'unavailable'; readonly assistantId: string };

/** Loaded when the filters are opened. */
type LoadFilterChoices = () => Promise<{ readonly FilterChoices: typeof FilterChoices }>;

/** The developer is told once, however many chats there are. */
let isReported = false;

export class FilterBar {
  readonly #context: FilterContext;
  readonly #loadFilterChoices: LoadFilterChoices;
  #filters: readonly QuestionFilter[] = [];
  #state: State = { kind: 'closed' };

  constructor(context: FilterContext, loadFilterChoices: LoadFilterChoices) {
    this.#context = context;
    this.#loadFilterChoices = loadFilterChoices;
    adoptStyles(context.host.renderRoot, [filterBarStyles]);
    this.restore();
  }

  /** What the next question is restricted to. Only v1 restricts questions; the host may have changed the version since. */
  get inForce(): readonly QuestionFilter[] {
    return this.#context.options.apiVersion === 'v1' ? this.#filters : [];
  }

  /** Id of the list of the filters in force, which describes the field. */
  get listId(): string | undefined {
    return this.inForce[0] && 'filters';
  }

  set(filters: readonly QuestionFilter[]): void {
    this.#filters = filters;
    this.#context.host.requestUpdate();
  }

  restrictToSource(id: string, title: string): void {
    this.set([...lasting(this.#filters), { name: 'resourceId', value: id, label: title }]);
  }

  /** The question is sent: a question to one source is one question, all other filters stay in force. */
  endQuestion(): void {
    this.set(lasting(this.#filters));
  }

  /** Another conversation is shown: the filters of its last question are in force. */
  restore(): void {
    this.close();
    const question = this.#context.session.conversation.messages.findLast(({ role }) => role === 'user');
    this.set(lasting(question?.filters ?? []));
  }

  render(): TemplateResult | typeof nothing {
    const texts = this.#texts;
    const canChoose = this.#canChoose;
    const { inForce } = this;
    if (!canChoose && !inForce[0]) return nothing;
    const keep = (kept: readonly QuestionFilter[]): void => {
      this.set(kept);
      this.#context.host.focus();
    };
    const removable = inForce.map((filter) => {
      const label = texts.removeFilter(filterText(filter, texts));
      const remove = (): void => keep(inForce.filter((each) => each !== filter));
      return html`<li class="filter" part="filter">
        <span dir="auto">${filterText(filter, texts)}</span>
        <button type="button" aria-label=${label} title=${label} @click=${remove}>${icons.close}</button>
      </li>`;
    });
    return html`<div class="filter-bar" @keydown=${this.#handleKey}>
      ${canChoose ? this.#choicesTemplate(texts) : nothing}
      <div class="filter-row">
        ${canChoose ? this.#buttonTemplate(texts) : nothing}
        ${
          inForce[0]
            ? html`<ul role="list" class="filters" id=${this.listId}>
                ${removable}
              </ul>`
            : nothing
        }
        ${
          inForce[1]
            ? html`<button class="filter-button" part="clear-filters" type="button" @click=${() => keep([])}>
                ${texts.clearFilters}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  /** What a question was restricted to. */
  questionTemplate(filters: readonly QuestionFilter[]): TemplateResult {
    const texts = this.#texts;
    return html`<ul role="list" class="filters">
      ${filters.map((filter) => html`<li class="filter" part="filter"><span dir="auto">${filterText(filter, texts)}</span></li>`)}
    </ul>`;
  }

  /** Closes the choices. They are asked for anew when they are opened. */
  close(): void {
    this.#end();
    if (this.#state.kind !== 'unavailable') this.#set({ kind: 'closed' });
  }

  get #canChoose(): boolean {
    const { apiVersion, assistantId } = this.#context.options;
    const isUnavailable = this.#state.kind === 'unavailable' && this.#state.assistantId === assistantId;
    return apiVersion === 'v1' && !isUnavailable;
  }

  #buttonTemplate(texts: FilterStrings): TemplateResult {
    const isOpen = this.#isOpen;
    return html`<button
      class="filter-button"
      part="choose-filters"
      type="button"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls=${isOpen ? 'filter-choices' : nothing}
      @click=${() => (isOpen ? this.close() : void this.#open())}
    >
      ${filterIcon} ${texts.filter}
    </button>`;
  }

  #choicesTemplate(texts: ChatStrings & FilterStrings): TemplateResult | typeof nothing {
    const state = this.#state;
    if (!this.#isOpen) return nothing;
    return html`<div class="filter-choices" part="filter-choices" id="filter-choices" role="group" aria-label=${texts.filter}>
      ${state.kind === 'open' ? state.choices.render(texts) : nothing}
      <div class="filter-note" role="status">${this.#noteTemplate(texts)}</div>
    </div>`;
  }

  #noteTemplate(texts: ChatStrings & FilterStrings): unknown {
    const state = this.#state;
    if (state.kind === 'loading') return texts.loadingFilters;
    if (state.kind !== 'failed') return nothing;
    return html`${state.isOutdated ? texts.outdated : texts.filtersFailed}
      <button class="button" part="button" type="button" @click=${() => void this.#open()}>${texts.retry}</button>`;
  }

  async #open(): Promise<void> {
    const { host, options, readers } = this.#context;
    this.#end();
    // The button that tries again is about to be removed.
    if (this.#hasFocus) this.#focus(`[part='choose-filters']`);
    const loading = new AbortController();
    const { signal } = loading;
    this.#set({ kind: 'loading', loading });
    try {
      const [reader, { FilterChoices }] = await Promise.all([readers.loadFilterReader(), this.#loadFilterChoices()]);
      const stats = await reader.stats(options.assistantId || undefined, signal);
      if (signal.aborted) return;
      const choices = new FilterChoices(this.#context, reader, stats, {
        get: () => this.#filters,
        set: (filters) => this.set(filters),
      });
      if (!choices.fields[0]) return this.#hide('the API has none, or `filters` leaves nothing to choose');
      const hadFocus = this.#hasFocus;
      this.#set({ kind: 'open', choices });
      await host.updateComplete;
      if (hadFocus) this.#focus('.filter-fields button');
    } catch (error) {
      if (signal.aborted) return;
      const kind = error instanceof ChatFailure ? error.error.kind : undefined;
      if (kind === 'not-found') return this.#hide('there are none at the endpoint');
      console.warn('[unleash-chat] The filters could not be read.', error);
      this.#set({ kind: 'failed', isOutdated: kind === 'outdated' });
    }
  }

  #hide(reason: string): void {
    if (!isReported) console.warn(`[unleash-chat] The chat offers no filters: ${reason}.`);
    isReported = true;
    this.#set({ kind: 'unavailable', assistantId: this.#context.options.assistantId });
  }

  #end(): void {
    const state = this.#state;
    if (state.kind === 'loading') state.loading.abort();
    if (state.kind === 'open') state.choices.close();
  }

  #set(state: State): void {
    this.#state = state;
    this.#context.host.requestUpdate();
  }

  get #texts(): ChatStrings & FilterStrings {
    return withEnglish(this.#context.localization.strings, filterEnglish, this.#context.options.strings);
  }

  get #isOpen(): boolean {
    return this.#state.kind !== 'closed' && this.#state.kind !== 'unavailable';
  }

  get #hasFocus(): boolean {
    return this.#context.host.renderRoot.querySelector('.filter-bar:focus-within') !== null;
  }

  #focus(selector: string): void {
    this.#context.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Escape closes the field that is open, then the choices; the next one closes what is around them. */
  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event) || !this.#isOpen) return;
    event.preventDefault();
    containKey(event);
    const field = this.#state.kind === 'open' ? this.#state.choices.close() : undefined;
    this.#focus(field ? `[data-field='${field}']` : `[part='choose-filters']`);
    if (!field) this.close();
  };
}

function lasting(filters: readonly QuestionFilter[]): readonly QuestionFilter[] {
  return filters.filter(({ name }) => name !== 'resourceId');
}
