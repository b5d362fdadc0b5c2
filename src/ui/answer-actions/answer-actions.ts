/**
 * What can be done with an answer that has ended: a row of buttons below it (this file), to copy it (write-clipboard.ts,
 * ../export-markdown.ts) and to rate it (rating.ts, feedback-form.ts). Export and rating are loaded when they are wanted.
 */
import { html, noChange, nothing, render, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Message } from '../../conversation/conversation.js';
import { UnleashActionEvent, type AnswerAction } from '../../events.js';
import { answerEnglish } from '../../locale/answer-texts.js';
import { messageTime } from '../../locale/message-time.js';
import { withEnglish, type AnswerStrings, type ChatStrings, type StringOverrides } from '../../locale/strings.js';
import { icons } from '../icons.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { questionListTemplate } from '../transcript/empty-state.js';
import { buttonTemplate } from './action-button.js';
import { actionIcons } from './action-icons.js';
import { answerActionsStyles } from './answer-actions-styles.js';
import type { Rating, RatingContext } from './rating.js';

/** Milliseconds for which a button shows that its answer was copied. */
const copiedFor = 4_000;

/** What the buttons do. */
export interface AnswerActionsContext extends RatingContext {
  /**
   * @param shown the text of the answer on the screen
   * @returns false, if the browser does not allow it
   */
  readonly copy: (answer: Message, shown: Element) => Promise<boolean>;
  readonly setDraft: (text: string) => void;
  readonly loadRating: () => Promise<{ readonly Rating: typeof Rating }>;
}

/** What the row shows. */
export interface AnswerActionsView {
  readonly strings: ChatStrings;
  readonly contentLanguage: string | undefined;
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

/** They fill the field and are not sent: the answer may call for another wording. */
function suggestionsTemplate(
  { suggestions, strings, contentLanguage, overrides }: AnswerActionsView,
  { setDraft }: AnswerActionsContext,
): unknown {
  const label = withEnglish(strings, answerEnglish, overrides).suggestions;
  return questionListTemplate({ part: 'suggestion', label, questions: suggestions, contentLanguage, press: setDraft });
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
  /** Undefined until it is loaded. */
  #rating: Rating | undefined;

  render(_answer: Message, _view: AnswerActionsView, _context: AnswerActionsContext): unknown {
    return noChange;
  }

  override update(part: ElementPart, [answer, view, context]: Parameters<this['render']>): unknown {
    this.#element = part.element;
    this.#answer = answer;
    this.#view = view;
    this.#context = context;
    this.#strings = withEnglish(view.strings, answerEnglish, view.overrides);
    if (view.feedback && !this.#rating) void this.#loadRating();
    this.#render();
    return noChange;
  }

  #render(): void {
    const { at, requestId } = this.#answer;
    const { feedback, strings, overrides } = this.#view;
    const { requestId: name, language } = this.#strings;
    render(
      html`<div class="action-row" part="answer-actions" role="group" aria-label=${this.#strings.answerActions}>
          ${this.#buttons()}
        </div>
        ${
          this.#hasDetails
            ? html`<p class="answer-details">
                ${at ? html`<time datetime=${new Date(at).toISOString()}>${messageTime(at, language)}</time>` : nothing}
                ${requestId ? html`<span class="request-id">${name} <code>${requestId}</code></span>` : nothing}
              </p>`
            : nothing
        }
        ${feedback && this.#rating ? this.#rating.formTemplate(strings, overrides) : nothing}`,
      this.#element as HTMLElement,
    );
  }

  /** In places of their own, so that buttons that come later do not take those of others. */
  #buttons(): readonly unknown[] {
    const { contentLanguage, feedback, actions, overrides, retry } = this.#view;
    const strings = this.#strings;
    const copyLabels = { ready: strings.copyAnswer, copied: strings.copied, refused: strings.notCopied };
    const copyIcons = { ready: actionIcons.copy, copied: icons.done, refused: icons.failed };
    return [
      buttonTemplate({
        part: 'answer-action copy-answer',
        label: copyLabels[this.#copy],
        content: copyIcons[this.#copy],
        press: () => void this.#copyAnswer(),
      }),
      feedback && this.#rating ? this.#rating.buttons(this.#answer, strings, overrides).map(buttonTemplate) : nothing,
      // An answer that was stopped or broke off has this button in its notice.
      retry && this.#answer.status === 'done'
        ? buttonTemplate({ part: 'answer-action ask-again', label: strings.askAgain, content: icons.retry, press: retry })
        : nothing,
      buttonTemplate({
        part: 'answer-action details',
        label: strings.details,
        content: actionIcons.details,
        press: () => this.#toggleDetails(),
        isExpanded: this.#hasDetails,
      }),
      actions.map(({ name, label }) =>
        buttonTemplate({
          part: 'answer-action host-action',
          label: '',
          content: label,
          language: contentLanguage,
          press: () => {
            const { host, threadId } = this.#context;
            host.dispatchEvent(new UnleashActionEvent(name, this.#answer, threadId()));
          },
        }),
      ),
    ];
  }

  async #copyAnswer(): Promise<void> {
    const shown = this.#element.closest('.answer')!.querySelector('.prose')!;
    this.#showCopy((await this.#context.copy(this.#answer, shown)) ? 'copied' : 'refused');
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
    this.#reveal('.answer-details');
  }

  /** Scrolls what was rendered just now into view. */
  #reveal(selector: string): void {
    this.#element.querySelector(selector)?.scrollIntoView({ block: 'nearest' });
  }

  /** Without it, there are the other buttons. */
  async #loadRating(): Promise<void> {
    const loaded = await this.#context.loadRating().catch(() => undefined);
    if (!loaded || this.#rating) return;
    const show = (answer = this.#answer): void => {
      this.#answer = answer;
      this.#render();
    };
    const focus = (part: string): void => this.#element.querySelector<HTMLElement>(`[part~='${part}']`)?.focus();
    const reveal = (part: string): void => this.#reveal(`[part~='${part}']`);
    this.#rating = new loaded.Rating(this.#context, { show, focus, reveal });
    this.#render();
  }
}

const answerActions = directive(AnswerActions);
