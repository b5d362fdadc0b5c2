/**
 * What can be done with an answer that has ended: a row of buttons below it (this file), the copy (copy-answer.ts), and the form
 * for reasons and a comment (feedback-form.ts); the last two are loaded when they are wanted.
 */
import { html, noChange, nothing, render, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Feedback, Message } from '../../conversation/conversation.js';
import { UnleashActionEvent, UnleashFeedbackEvent, type AnswerAction } from '../../events.js';
import { withAnswerTexts } from '../../locale/answer-texts.js';
import { messageTime } from '../../locale/message-time.js';
import type { AnswerStrings, ChatStrings, StringOverrides } from '../../locale/strings.js';
import type { ChatHost } from '../chat-host.js';
import { icons } from '../icons.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { actionIcons } from './action-icons.js';
import { answerActionsStyles } from './answer-actions-styles.js';
import type { FeedbackForm } from './feedback-form.js';

/** Milliseconds for which a button shows that its answer was copied. */
const copiedFor = 2_000;

/** What the buttons do. */
export interface AnswerActionsContext {
  readonly host: ChatHost;
  readonly threadId: () => string;
  /** @returns false, if the browser does not allow it */
  readonly copy: (answer: Message) => Promise<boolean>;
  /** @returns the answer with its rating; undefined if there is no such answer */
  readonly rate: (answerId: string, feedback: Feedback | undefined) => Message | undefined;
  readonly announce: (text: string) => void;
  readonly setDraft: (text: string) => void;
  readonly loadFeedbackForm: () => Promise<{ readonly FeedbackForm: typeof FeedbackForm }>;
}

/** What the row shows. */
export interface AnswerActionsView {
  readonly strings: ChatStrings;
  readonly overrides: StringOverrides | undefined;
  readonly feedback: boolean;
  readonly actions: readonly AnswerAction[];
  readonly suggestions: readonly string[];
  /** Asks again; only for the newest answer. */
  readonly retry?: (() => void) | undefined;
}

export type AnswerActionsTemplate = (answer: Message, view: AnswerActionsView) => TemplateResult | typeof nothing;

/** @returns the template of the row: nothing for an answer in progress or without text */
export function createAnswerActions(context: AnswerActionsContext): AnswerActionsTemplate {
  adoptStyles(context.host.renderRoot, [answerActionsStyles]);
  return (answer, view) =>
    answer.text === '' || answer.status === 'waiting' || answer.status === 'streaming'
      ? nothing
      : html`<div class="answer-actions ${view.retry ? 'newest' : ''}" ${answerActions(answer, view, context)}></div>
          ${view.retry && answer.status === 'done' ? suggestionsTemplate(view, context) : nothing}`;
}

/** Like the first questions, but for what they do: an answer may have made another question of them. */
function suggestionsTemplate(
  { suggestions, strings, overrides }: AnswerActionsView,
  { setDraft }: AnswerActionsContext,
): unknown {
  if (!suggestions[0]) return nothing;
  return html`<ul class="starters" aria-label=${withAnswerTexts(strings, overrides).suggestions}>
    ${suggestions.map(
      (suggestion) =>
        html`<li>
          <button class="starter" part="suggestion" type="button" @click=${() => setDraft(suggestion)}>
            <span dir="auto">${suggestion}</span>${icons.starter}
          </button>
        </li>`,
    )}
  </ul>`;
}

interface Button {
  readonly part: string;
  readonly label: string;
  readonly content: unknown;
  readonly press: () => void;
  readonly isPressed?: boolean;
  readonly isExpanded?: boolean | undefined;
}

/** The row of one answer, with its own state: what was copied and what is unfolded. */
class AnswerActions extends Directive {
  #element!: Element;
  #answer!: Message;
  #view!: AnswerActionsView;
  #context!: AnswerActionsContext;
  #strings!: ChatStrings & AnswerStrings;
  #copy: 'ready' | 'copied' | 'refused' = 'ready';
  #hasDetails = false;
  /** Undefined while it is closed. */
  #form: FeedbackForm | undefined;

  render(_answer: Message, _view: AnswerActionsView, _context: AnswerActionsContext): unknown {
    return noChange;
  }

  override update(part: ElementPart, [answer, view, context]: Parameters<this['render']>): unknown {
    this.#element = part.element;
    this.#answer = answer;
    this.#view = view;
    this.#context = context;
    this.#strings = withAnswerTexts(view.strings, view.overrides);
    this.#render();
    return noChange;
  }

  #render(): void {
    const { at, requestId } = this.#answer;
    const { requestId: name, language } = this.#strings;
    render(
      html`<div class="action-row" part="answer-actions" role="group" aria-label=${this.#strings.answerActions}>
          ${this.#buttons().map(buttonTemplate)}
        </div>
        ${
          this.#hasDetails
            ? html`<p class="answer-details">
                ${at ? html`<time datetime=${new Date(at).toISOString()}>${messageTime(at, language)}</time>` : nothing}
                ${requestId ? html`<span class="request-id">${name}: <code>${requestId}</code></span>` : nothing}
              </p>`
            : nothing
        }
        ${this.#form?.render(this.#strings) ?? nothing}`,
      this.#element as HTMLElement,
    );
  }

  #buttons(): readonly Button[] {
    const { feedback: isRated, actions, retry } = this.#view;
    const strings = this.#strings;
    const { rating } = this.#answer.feedback ?? {};
    const copyLabels = { ready: strings.copyAnswer, copied: strings.copied, refused: strings.notCopied };
    return [
      {
        part: 'answer-action copy-answer',
        label: copyLabels[this.#copy],
        content: { ready: actionIcons.copy, copied: icons.done, refused: icons.failed }[this.#copy],
        press: () => void this.#copyAnswer(),
      },
      ...(isRated
        ? [
            {
              part: 'answer-action helpful',
              label: strings.helpful,
              content: actionIcons.helpful,
              press: () => this.#rate('helpful'),
              isPressed: rating === 'helpful',
            },
            {
              part: 'answer-action not-helpful',
              label: strings.notHelpful,
              content: actionIcons.notHelpful,
              press: () => this.#rate('not-helpful'),
              isPressed: rating === 'not-helpful',
            },
          ]
        : []),
      // An answer that was stopped or broke off has this button in its notice.
      ...(retry && this.#answer.status === 'done'
        ? [{ part: 'answer-action ask-again', label: strings.askAgain, content: icons.retry, press: retry }]
        : []),
      {
        part: 'answer-action details',
        label: strings.details,
        content: actionIcons.details,
        press: () => this.#toggleDetails(),
        isExpanded: this.#hasDetails,
      },
      ...actions.map(({ name, label }) => ({
        part: 'answer-action host-action',
        label: '',
        content: label,
        press: () => this.#dispatch(new UnleashActionEvent(name, this.#answer, this.#context.threadId())),
      })),
    ];
  }

  async #copyAnswer(): Promise<void> {
    this.#showCopy((await this.#context.copy(this.#answer)) ? 'copied' : 'refused');
    this.#context.announce(this.#copy === 'copied' ? this.#strings.copied : this.#strings.notCopied);
    // Weak, so that the timer does not keep an answer that was removed.
    setTimeout((weak: WeakRef<AnswerActions>) => weak.deref()?.endCopy(), copiedFor, new WeakRef(this));
  }

  endCopy(): void {
    this.#showCopy('ready');
  }

  #showCopy(state: 'ready' | 'copied' | 'refused'): void {
    this.#copy = state;
    this.#render();
  }

  #toggleDetails(): void {
    this.#hasDetails = !this.#hasDetails;
    this.#render();
  }

  /** The same button again takes the rating back. */
  #rate(rating: Feedback['rating']): void {
    const isTakenBack = this.#answer.feedback?.rating === rating;
    this.#form = undefined;
    this.#setFeedback(isTakenBack ? undefined : { rating });
    if (rating === 'not-helpful' && !isTakenBack) void this.#openForm();
  }

  #setFeedback(feedback: Feedback | undefined): void {
    const { rate, threadId, announce } = this.#context;
    const answer = rate(this.#answer.id, feedback);
    if (!answer) return;
    this.#answer = answer;
    this.#dispatch(new UnleashFeedbackEvent(answer, threadId()));
    if (feedback) announce(this.#strings.feedbackReceived);
    this.#render();
  }

  /** Without the form, there is the rating alone. */
  async #openForm(): Promise<void> {
    const { host, loadFeedbackForm } = this.#context;
    const loaded = await loadFeedbackForm().catch(() => undefined);
    if (!loaded || this.#answer.feedback?.rating !== 'not-helpful') return;
    const close = (): void => {
      this.#form = undefined;
      this.#render();
      this.#element.querySelector<HTMLElement>('[part~="not-helpful"]')?.focus();
    };
    const send = (given: Pick<Feedback, 'reasons' | 'comment'>): void => {
      this.#setFeedback({ rating: 'not-helpful', ...given });
      close();
    };
    this.#form = new loaded.FeedbackForm(host, { send, close });
    this.#render();
  }

  #dispatch(event: Event): void {
    this.#context.host.dispatchEvent(event);
  }
}

const answerActions = directive(AnswerActions);

function buttonTemplate({ part, label, content, press, isPressed, isExpanded }: Button): TemplateResult {
  return html`<button
    class="answer-action"
    part=${part}
    type="button"
    aria-label=${label || nothing}
    title=${label || nothing}
    aria-pressed=${isPressed ?? nothing}
    aria-expanded=${isExpanded ?? nothing}
    @click=${press}
  >
    ${content}
  </button>`;
}
