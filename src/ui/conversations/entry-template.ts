import { html, nothing, type TemplateResult } from 'lit';
import { Pencil, Trash } from 'lucide';
import type { ConversationSummary } from '../../conversation/conversation.js';
import { writeOutHidden } from '../../conversation/write-out-hidden.js';
import type { ConversationStrings } from '../../locale/strings.js';
import { isComposing } from '../composing.js';
import { icon } from '../icons.js';
import type { ListActions, ListTask, ListView } from './list-view.js';

const renameIcon = icon(Pencil);
const deleteIcon = icon(Trash);

/** Characters of a title. */
const longestTitle = 80;

/** @param time of its last turn, as it is shown */
export function entryTemplate(entry: ConversationSummary, view: ListView, time: string): TemplateResult {
  const { task } = view;
  const isConcerned = 'id' in task && task.id === entry.id;
  return html`<li class="entry ${isConcerned ? task.kind : ''}" data-id=${entry.id}>
    ${
      !isConcerned
        ? buttonsTemplate(entry, view, time)
        : task.kind === 'rename'
          ? renameTemplate(task, view)
          : confirmTemplate(view.strings.confirmDelete, writeOutHidden(entry.title), view.strings, view.actions)
    }
  </li>`;
}

function buttonsTemplate(
  { id, title }: ConversationSummary,
  { strings, contentLanguage, current, actions }: ListView,
  time: string,
): TemplateResult {
  const shown = writeOutHidden(title);
  return html`<button
      class="conversation"
      part="conversation"
      type="button"
      aria-current=${id === current ? 'true' : 'false'}
      @click=${() => actions.open(id)}
    >
      <span class="conversation-title" dir="auto" lang=${contentLanguage ?? nothing}>${shown}</span>
      <time>${time}</time>
    </button>
    <button
      class="entry-button"
      part="rename-conversation"
      type="button"
      aria-label=${strings.rename(shown)}
      title=${strings.rename(shown)}
      @click=${() => actions.begin({ kind: 'rename', id, title })}
    >
      ${renameIcon}
    </button>
    <button
      class="entry-button"
      part="delete-conversation"
      type="button"
      aria-label=${strings.delete(shown)}
      title=${strings.delete(shown)}
      @click=${() => actions.begin({ kind: 'delete', id })}
    >
      ${deleteIcon}
    </button>`;
}

/** Enter and leaving the field rename, Escape does not. */
function renameTemplate({ id, title }: ListTask & { kind: 'rename' }, { strings, actions }: ListView): TemplateResult {
  const rename = ({ type, target }: Event): void => actions.rename(id, (target as HTMLInputElement).value, type === 'keydown');
  const handleKey = (event: KeyboardEvent): void => {
    // Held, it is the one that began the renaming.
    if (event.key !== 'Enter' || event.repeat || isComposing(event)) return;
    // It would press the button that gets the focus.
    event.preventDefault();
    rename(event);
  };
  return html`<input
    class="new-title"
    part="new-title"
    dir="auto"
    maxlength=${longestTitle}
    autocomplete="off"
    aria-label=${strings.newTitle}
    .value=${title}
    @keydown=${handleKey}
    @blur=${rename}
  />`;
}

/**
 * Asks before something is deleted.
 * @param title of the conversation that it is about; undefined: all
 */
export function confirmTemplate(
  question: string,
  title: string | undefined,
  strings: ConversationStrings,
  actions: ListActions,
): TemplateResult {
  return html`<div class="confirm" role="group" aria-label=${title ? `${question} ${title}` : question}>
    ${title ? html`<p class="concerned"><bdi>${title}</bdi></p>` : nothing}
    <p>${question}</p>
    <button class="button danger" part="button confirm-delete" type="button" @click=${actions.confirm}>${strings.confirm}</button>
    <button class="button" part="button keep" type="button" @click=${() => actions.begin({ kind: 'none' })}>
      ${strings.keep}
    </button>
  </div>`;
}
