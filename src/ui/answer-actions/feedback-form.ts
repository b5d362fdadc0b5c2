import { html, type TemplateResult } from 'lit';
import { feedbackReasons, type Feedback, type FeedbackReason } from '../../conversation/conversation.js';
import type { FeedbackStrings, ChatStrings } from '../../locale/strings.js';
import type { ChatHost } from '../chat-host.js';
import { isComposing } from '../composing.js';
import { containKey } from '../contain-typing.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { feedbackFormStyles } from './feedback-form-styles.js';

/** Characters of a comment. */
const longestComment = 2_000;

interface FeedbackFormActions {
  readonly send: (given: Pick<Feedback, 'reasons' | 'comment'>) => void;
  readonly close: () => void;
}

/** Asks why an answer is not helpful: reasons to choose from, and a comment. The rating itself is given before. */
export class FeedbackForm {
  readonly #actions: FeedbackFormActions;
  readonly #reasons = new Set<FeedbackReason>();
  #comment = '';

  constructor({ renderRoot }: ChatHost, actions: FeedbackFormActions) {
    this.#actions = actions;
    adoptStyles(renderRoot, [feedbackFormStyles]);
  }

  /** Not a `form`: a frame whose `sandbox` lacks `allow-forms` submits none. */
  render(strings: ChatStrings & FeedbackStrings): TemplateResult {
    return html`<div
      class="feedback-form"
      part="feedback-form"
      role="group"
      aria-label=${strings.feedbackQuestion}
      @keydown=${this.#handleKey}
    >
      <p>${strings.feedbackQuestion}</p>
      <div class="reasons">${feedbackReasons.map((reason) => this.#reasonTemplate(reason, strings))}</div>
      <textarea
        rows="2"
        maxlength=${longestComment}
        dir="auto"
        aria-label=${strings.feedbackComment}
        placeholder=${strings.feedbackComment}
        @input=${(event: Event) => (this.#comment = (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <div class="form-buttons">
        <button class="button" part="button" type="button" @click=${this.#actions.close}>${strings.close}</button>
        <button class="button" part="button" type="button" @click=${this.#send}>${strings.send}</button>
      </div>
    </div>`;
  }

  #reasonTemplate(reason: FeedbackReason, { feedbackReasons: labels }: FeedbackStrings): TemplateResult {
    const toggle = ({ target }: Event): void => {
      if ((target as HTMLInputElement).checked) this.#reasons.add(reason);
      else this.#reasons.delete(reason);
    };
    return html`<label><input type="checkbox" @change=${toggle} />${labels[reason]}</label>`;
  }

  readonly #send = (): void => {
    const reasons = feedbackReasons.filter((reason) => this.#reasons.has(reason));
    const comment = this.#comment.trim();
    // Without either, there is nothing to add to the rating.
    if (!reasons[0] && !comment) return this.#actions.close();
    this.#actions.send({ ...(reasons[0] ? { reasons } : {}), ...(comment ? { comment } : {}) });
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    // Closes only the form; the next Escape closes the panel or dialog around it.
    event.preventDefault();
    containKey(event);
    this.#actions.close();
  };
}
