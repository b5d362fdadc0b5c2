import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { History } from 'lucide';
import type { ConversationSummary, LibraryProblem } from '../../conversation/conversation.js';
import { dayOf } from '../../locale/day-of.js';
import { icon, icons } from '../icons.js';
import { confirmTemplate, entryTemplate } from './entry-template.js';
import type { ConversationTexts, ListActions, ListView } from './list-view.js';

const openIcon = icon(History);

export function openButtonTemplate(strings: ConversationTexts, isOpen: boolean, toggle: () => void): TemplateResult {
  return html`<button
    class="header-button open-conversations"
    part="header-button open-conversations"
    type="button"
    aria-label=${strings.conversations}
    title=${strings.conversations}
    aria-expanded=${isOpen ? 'true' : 'false'}
    @click=${toggle}
  >
    ${openIcon}
  </button>`;
}

export function problemTemplate(strings: ConversationTexts, problem: LibraryProblem): TemplateResult {
  return html`<p class="not-kept" part="not-kept" role="status">${strings.notKept[problem]}</p>`;
}

export function listTemplate(view: ListView): TemplateResult {
  const { strings, level, isOpen, query, count, keepDays, problem, task, actions } = view;
  return html`<nav
    class="conversations ${isOpen ? 'is-open' : ''}"
    part="conversations"
    aria-label=${strings.conversations}
    tabindex="-1"
    @keydown=${actions.handleKey}
    @focusout=${actions.handleFocusOut}
  >
    <header class="conversations-header">
      <h2 aria-level=${level}>${strings.conversations}</h2>
      <button
        class="header-button close"
        part="close-conversations"
        type="button"
        aria-label=${strings.closeConversations}
        title=${strings.closeConversations}
        @click=${actions.close}
      >
        ${icons.close}
      </button>
      <input
        class="search-conversations"
        part="search-conversations"
        type="search"
        dir=${query === '' ? nothing : 'auto'}
        autocomplete="off"
        aria-label=${strings.searchConversations}
        placeholder=${strings.search}
        .value=${live(query)}
        @input=${(event: Event) => actions.search((event.target as HTMLInputElement).value)}
      />
    </header>
    <div class="conversations-scroller" @scroll=${(event: Event) => showMoreAtEnd(event, actions)}>
      ${
        count === 0
          ? html`<p class="no-conversations">${query === '' ? strings.noConversations : strings.noneFound}</p>`
          : daysTemplate(view)
      }
    </div>
    <footer class="conversations-footer">
      ${
        task.kind === 'delete-all'
          ? confirmTemplate(strings.confirmDeleteAll, undefined, strings, actions)
          : html`<p>${problem ? strings.notKept[problem] : strings.keptHere(keepDays)}</p>
              ${
                count === 0 || query !== ''
                  ? nothing
                  : html`<button
                      class="text-button"
                      part="delete-all"
                      type="button"
                      @click=${() => actions.begin({ kind: 'delete-all' })}
                    >
                      ${strings.deleteAll}
                    </button>`
              }`
      }
    </footer>
  </nav>`;
}

/** A list for each day, under its name. One format serves all entries: creating one for each took longer than rendering them. */
function daysTemplate(view: ListView): unknown {
  const times = new Intl.DateTimeFormat(view.strings.language, { timeStyle: 'short' });
  const days: { readonly date: string; readonly name: string; readonly entries: ConversationSummary[] }[] = [];
  for (const entry of view.entries) {
    const date = new Date(entry.at).toDateString();
    if (days.at(-1)?.date !== date) days.push({ date, name: dayOf(entry.at, view.strings), entries: [] });
    days.at(-1)!.entries.push(entry);
  }
  const entryOf = (entry: ConversationSummary): TemplateResult => entryTemplate(entry, view, times.format(entry.at));
  return repeat(
    days,
    ({ date }) => date,
    ({ name, entries }) =>
      html`<h3 aria-level=${view.level + 1}>${name}</h3>
        <ul role="list">
          ${repeat(entries, ({ id }) => id, entryOf)}
        </ul>`,
  );
}

function showMoreAtEnd({ target }: Event, { showMore }: ListActions): void {
  const { scrollTop, scrollHeight, clientHeight } = target as HTMLElement;
  if (scrollHeight - scrollTop < clientHeight * 2) showMore();
}
