/**
 * What is wanted once a conversation is under way: editing.ts (an earlier question in other words), question-actions.ts (the row
 * at a question), day-separator.ts, limit-counter.ts (the longest question), new-answers.ts (what is new below). Questions are
 * shown and sent without all of this.
 */
import type { ReactiveController } from 'lit';
import type { Message } from '../../conversation/conversation.js';
import { askingEnglish } from '../../locale/asking-texts.js';
import { withEnglish, type AskingStrings, type ChatStrings } from '../../locale/strings.js';
import type { ChatSession } from '../../session/chat-session.js';
import { isComposing } from '../composing.js';
import { containKey } from '../contain-typing.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { askingStyles } from './asking-styles.js';
import type { AskingContext } from './asking-context.js';
import type { AskingView } from './asking-view.js';
import { daySeparatorTemplate } from './day-separator.js';
import { Editing } from './editing.js';
import { LimitCounter } from './limit-counter.js';
import { NewAnswers } from './new-answers.js';
import { questionActionsTemplate } from './question-actions.js';
import { Today } from './today.js';

/** Characters, and lines: a question with more is folded. */
function isLong(question: string): boolean {
  return question.length > 800 || question.split('\n').length > 12;
}

export class Asking implements ReactiveController {
  readonly #context: AskingContext;
  readonly #editing: Editing;
  readonly #limit: LimitCounter;
  readonly #newAnswers: NewAnswers;
  /** Ids of long questions that are shown in full. */
  readonly #unfolded = new Set<string>();
  #view: AskingView = {
    question: (question) => this.#questionTemplate(question),
    day: (messages, index, level) => daySeparatorTemplate(messages, index, level, this.#strings),
    composer: () => [this.#editing.template(this.#strings), this.#limit.template(this.#strings)],
    news: () => this.#newAnswers.template(this.#strings),
  };

  constructor(context: AskingContext) {
    const { host, options, session, announcer, follower } = context;
    const showAgain = (): void => this.#showAgain();
    this.#context = context;
    this.#editing = new Editing(context, showAgain);
    this.#limit = new LimitCounter(options, (text) => announcer.announce(text));
    this.#newAnswers = new NewAnswers(session, follower);
    new Today(host, showAgain);
    adoptStyles(host.renderRoot, [askingStyles]);
    host.renderRoot.addEventListener('keydown', (event) => this.#handleKey(event as KeyboardEvent), { capture: true });
    host.renderRoot.addEventListener('scroll', ({ target }) => this.#reveal(target as HTMLElement), { capture: true });
    host.addController(this);
  }

  /** Another object, if what it shows at messages has changed. */
  get view(): AskingView {
    return this.#view;
  }

  /** Sends what is in the field in place of the question that is edited; undefined, if there is none. */
  get edit(): Pick<ChatSession, 'conversation' | 'send'> | undefined {
    return this.#editing.edit;
  }

  hostUpdate(): void {
    this.#editing.observe();
    this.#newAnswers.observe();
  }

  hostUpdated(): void {
    this.#limit.announce(this.#strings);
    const { session, host, options } = this.#context;
    const isBusy = session.state.kind !== 'idle';
    const { activeElement } = host.renderRoot as ShadowRoot;
    if (isBusy && activeElement?.matches('.edit-question')) void this.#context.fillDraft(options.draft);
    // The styles hide the buttons then. Not by `:has()`, which WebKit does not follow here.
    host.renderRoot.querySelector('.turns')?.classList.toggle('is-busy', isBusy);
  }

  get #strings(): ChatStrings & AskingStrings {
    const { localization, options } = this.#context;
    return withEnglish(localization.strings, askingEnglish, options.strings);
  }

  #questionTemplate(question: Message): unknown {
    const { id } = question;
    return questionActionsTemplate({
      question,
      strings: this.#strings,
      isEdited: this.#editing.isEdited(id),
      isUnfolded: isLong(question.text) ? this.#unfolded.has(id) : undefined,
      edit: () => this.#editing.toggle(question),
      toggleFold: (button) => this.#toggleFold(id, button),
    });
  }

  #toggleFold(id: string, button: HTMLElement): void {
    const wasUnfolded = this.#unfolded.delete(id);
    if (!wasUnfolded) this.#unfolded.add(id);
    this.#showAgain();
    const { host } = this.#context;
    // What was read may be far above now.
    if (wasUnfolded) void host.updateComplete.then(() => button.closest('.question')?.scrollIntoView({ block: 'nearest' }));
  }

  /** A search in the page, or a selection, has scrolled to folded text. */
  #reveal(target: HTMLElement): void {
    if (target.scrollTop > 0 && target.matches('.question > p'))
      target.parentElement!.querySelector<HTMLElement>('.fold')?.click();
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.target !== this.#context.host.renderRoot.querySelector('.input')) return;
    if (event.key === 'Escape' && !isComposing(event) && this.#editing.cancel()) {
      // Cancels only this; the next Escape closes the panel or dialog around it.
      event.preventDefault();
      containKey(event);
    }
  }

  /** The text is to be sent, and is too long. */
  announceLimit(): void {
    this.#limit.announce(this.#strings, true);
  }

  #showAgain(): void {
    this.#view = { ...this.#view };
    this.#context.host.requestUpdate();
  }
}
