import { html, nothing, type TemplateResult } from 'lit';
import { newConversation, type Conversation, type Message, type QuestionFilter } from '../../conversation/conversation.js';
import type { AskingStrings, ChatStrings } from '../../locale/strings.js';
import type { ChatSession } from '../../session/chat-session.js';
import { icons } from '../icons.js';
import { editQuestion } from './edit-question.js';
import type { AskingContext } from './asking-context.js';

interface EditedQuestion {
  readonly id: string;
  /** What the next question was restricted to. */
  readonly filters: readonly QuestionFilter[];
  /** The conversation that its question begins: empty, with the ids of the new one. */
  readonly conversation: Conversation;
}

/** An earlier question in the field, to be asked in other words in a conversation of its own. What was in the field comes back. */
export class Editing {
  readonly #context: AskingContext;
  readonly #onChange: () => void;
  #edited: EditedQuestion | undefined;

  /** @param onChange called when another question is edited, or none any more */
  constructor(context: AskingContext, onChange: () => void) {
    this.#context = context;
    this.#onChange = onChange;
  }

  get edit(): Pick<ChatSession, 'conversation' | 'send'> | undefined {
    const edited = this.#edited;
    const { session, options, draft, filterBar } = this.#context;
    return (
      edited && {
        conversation: edited.conversation,
        send: (text, filters) => {
          this.#set(undefined);
          // Those of the question stay in force, unless a text comes back that has its own.
          const inForce = draft.beforeEdit ? edited.filters : filterBar?.inForce;
          options.draft = draft.beforeEdit;
          draft.beforeEdit = '';
          const answer = editQuestion(session, edited.id, text, filters, edited.conversation);
          if (inForce) filterBar?.set(inForce);
          // A listener of `unleash-send` may have replaced the conversation, or asked something itself.
          return answer ?? session.send(text, filters);
        },
      }
    );
  }

  isEdited(id: string): boolean {
    return id === this.#edited?.id;
  }

  /** Edits a question; cancels that, if it is edited already. */
  toggle({ id, text, filters = [] }: Message): void {
    const { session, options, draft, filterBar } = this.#context;
    if (this.isEdited(id)) return void this.cancel();
    if (session.state.kind !== 'idle') return;
    if (!this.#edited) draft.beforeEdit = options.draft;
    const first = this.#edited?.filters ?? filterBar?.inForce ?? [];
    filterBar?.set(filters);
    this.#set({ id, filters: first, conversation: newConversation() });
    void this.#context.fillDraft(text);
  }

  /** @returns false, if no question is edited */
  cancel(): boolean {
    const edited = this.#edited;
    if (!edited) return false;
    const { draft, filterBar } = this.#context;
    const { beforeEdit } = draft;
    draft.beforeEdit = '';
    this.#set(undefined);
    filterBar?.set(edited.filters);
    void this.#context.fillDraft(beforeEdit);
    return true;
  }

  /** Call it before each update. */
  observe(): void {
    const { session, options, draft } = this.#context;
    const edited = this.#edited;
    if (!edited || session.conversation.messages.some(({ id }) => id === edited.id)) return;
    this.#set(undefined);
    // Nothing that was typed is lost.
    options.draft = draft.text;
    draft.beforeEdit = '';
  }

  template(strings: ChatStrings & AskingStrings): TemplateResult | typeof nothing {
    const { editingQuestion, editingReplaces, cancelEditing } = strings;
    if (!this.#edited) return nothing;
    return html`<div class="editing" part="editing">
      <span id="editing">${this.#replaces ? editingReplaces : editingQuestion}</span>
      <button type="button" aria-label=${cancelEditing} title=${cancelEditing} @click=${() => this.cancel()}>
        ${icons.close}
      </button>
    </div>`;
  }

  /** Only a list of conversations keeps what comes after the edited question. */
  get #replaces(): boolean {
    const { library, conversation } = this.#context.session;
    return !library?.isOn && conversation.messages.findLast(({ role }) => role === 'user')?.id !== this.#edited?.id;
  }

  #set(edited: EditedQuestion | undefined): void {
    this.#edited = edited;
    this.#onChange();
  }
}
