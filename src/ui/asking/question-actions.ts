import { html, nothing, type TemplateResult } from 'lit';
import { Pencil } from 'lucide';
import type { Message } from '../../conversation/conversation.js';
import { messageTime } from '../../locale/message-time.js';
import type { AskingStrings, ChatStrings } from '../../locale/strings.js';
import { icon } from '../icons.js';

const editIcon = icon(Pencil);

interface QuestionActions {
  readonly question: Message;
  readonly strings: ChatStrings & AskingStrings;
  readonly isEdited: boolean;
  /** Undefined: it is too short to be folded. */
  readonly isUnfolded: boolean | undefined;
  readonly edit: () => void;
  /** @param button the button that was pressed */
  readonly toggleFold: (button: HTMLElement) => void;
}

/** At a question: the button that unfolds it, when it was asked, and the button that edits it. The styles hide what is quiet. */
export function questionActionsTemplate({
  question: { at },
  strings,
  isEdited,
  isUnfolded,
  edit,
  toggleFold,
}: QuestionActions): TemplateResult {
  const { editQuestion, showMore, showLess, language } = strings;
  const fold = (event: Event): void => toggleFold(event.currentTarget as HTMLElement);
  return html`${
      isUnfolded === undefined
        ? nothing
        : html`<button class="fold" part="fold-question" type="button" aria-expanded=${isUnfolded} @click=${fold}>
            ${isUnfolded ? showLess : showMore}
          </button>`
    }
    <div class="question-actions ${isEdited ? 'edited' : ''}" part="question-actions">
      ${at ? html`<time datetime=${new Date(at).toISOString()}>${messageTime(at, language)}</time>` : nothing}
      <button
        class="edit-question"
        part="edit-question"
        type="button"
        aria-label=${editQuestion}
        title=${editQuestion}
        aria-pressed=${isEdited}
        @click=${edit}
      >
        ${editIcon}
      </button>
    </div>`;
}
