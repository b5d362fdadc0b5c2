import { nothing, type TemplateResult } from 'lit';
import { ThumbsDown, ThumbsUp } from 'lucide';
import type { Feedback, Message } from '../../conversation/conversation.js';
import { UnleashFeedbackEvent } from '../../events.js';
import { withFeedbackTexts } from '../../locale/feedback-texts.js';
import type { ChatStrings, StringOverrides } from '../../locale/strings.js';
import type { ChatHost } from '../chat-host.js';
import { icon } from '../icons.js';
import type { ActionButton } from './action-button.js';
import { FeedbackForm } from './feedback-form.js';

const helpfulIcon = icon(ThumbsUp);
const notHelpfulIcon = icon(ThumbsDown);

export interface RatingContext {
  readonly host: ChatHost;
  readonly threadId: () => string;
  /** @returns the answer with its rating; undefined if there is no such answer */
  readonly rate: (answerId: string, feedback: Feedback | undefined) => Message | undefined;
  readonly announce: (text: string) => void;
}

/** Where the buttons are. */
export interface RatingPlace {
  /** Shows the answer as it is now, with the buttons and the form. */
  readonly show: (answer: Message) => void;
  readonly focus: (part: string) => void;
}

/** Whether one answer is helpful: two buttons, and a form for reasons and a comment. Loaded where the host wants ratings. */
export class Rating {
  readonly #context: RatingContext;
  readonly #place: RatingPlace;
  /** Undefined while it is closed. */
  #form: FeedbackForm | undefined;

  constructor(context: RatingContext, place: RatingPlace) {
    this.#context = context;
    this.#place = place;
  }

  /** The button of the current rating takes it back. */
  buttons(answer: Message, strings: ChatStrings, overrides: StringOverrides | undefined): readonly ActionButton[] {
    const texts = withFeedbackTexts(strings, overrides);
    const current = answer.feedback?.rating;
    const press = (rating: Feedback['rating']) => (): void => {
      this.#form = undefined;
      this.#rate(answer, rating === current ? undefined : { rating }, texts.feedbackReceived);
      if (rating === 'not-helpful' && rating !== current) this.#open(answer, texts.feedbackReceived);
    };
    return [
      {
        part: 'answer-action helpful',
        label: texts.helpful,
        content: helpfulIcon,
        isPressed: current === 'helpful',
        press: press('helpful'),
      },
      {
        part: 'answer-action not-helpful',
        label: texts.notHelpful,
        content: notHelpfulIcon,
        isPressed: current === 'not-helpful',
        press: press('not-helpful'),
      },
    ];
  }

  formTemplate(strings: ChatStrings, overrides: StringOverrides | undefined): TemplateResult | typeof nothing {
    return this.#form?.render(withFeedbackTexts(strings, overrides)) ?? nothing;
  }

  #rate(answer: Message, feedback: Feedback | undefined, received: string): void {
    const { host, threadId, rate, announce } = this.#context;
    const rated = rate(answer.id, feedback);
    if (!rated) return;
    host.dispatchEvent(new UnleashFeedbackEvent(rated, threadId()));
    if (feedback) announce(received);
    this.#place.show(rated);
  }

  #open(answer: Message, received: string): void {
    const close = (shown: Message): void => {
      this.#form = undefined;
      this.#place.show(shown);
      this.#place.focus('not-helpful');
    };
    const rated: Message = { ...answer, feedback: { rating: 'not-helpful' } };
    this.#form = new FeedbackForm(this.#context.host, {
      send: (given) => {
        const feedback: Feedback = { rating: 'not-helpful', ...given };
        this.#rate(answer, feedback, received);
        close({ ...answer, feedback });
      },
      close: () => close(rated),
    });
    this.#place.show(rated);
  }
}
