import { nothing, type TemplateResult } from 'lit';
import { ThumbsDown, ThumbsUp } from 'lucide';
import type { Feedback, Message } from '../../conversation/conversation.js';
import { UnleashFeedbackEvent } from '../../events.js';
import { feedbackEnglish } from '../../locale/feedback-texts.js';
import { withEnglish, type ChatStrings, type StringOverrides } from '../../locale/strings.js';
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
  /** Renders buttons and form again, for the answer as it is now. Default: the same as before. */
  readonly show: (answer?: Message) => void;
  readonly focus: (part: string) => void;
  /** Scrolls what was rendered just now into view. */
  readonly reveal: (part: string) => void;
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
    const texts = withEnglish(strings, feedbackEnglish, overrides);
    const current = answer.feedback?.rating;
    const press = (rating: Feedback['rating']) => (): void => {
      this.#form = undefined;
      this.#rate(answer.id, rating === current ? undefined : { rating }, texts.feedbackReceived);
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
    return this.#form?.render(withEnglish(strings, feedbackEnglish, overrides)) ?? nothing;
  }

  #rate(answerId: string, feedback: Feedback | undefined, received: string): void {
    const { host, threadId, rate, announce } = this.#context;
    const rated = rate(answerId, feedback);
    if (!rated) return;
    host.dispatchEvent(new UnleashFeedbackEvent(rated, threadId()));
    if (feedback) announce(received);
    this.#place.show(rated);
  }

  #open({ id }: Message, received: string): void {
    const close = (): void => {
      this.#form = undefined;
      this.#place.show();
      this.#place.focus('not-helpful');
    };
    const send = (given: Pick<Feedback, 'reasons' | 'comment'>): void => {
      this.#rate(id, { rating: 'not-helpful', ...given }, received);
      close();
    };
    this.#form = new FeedbackForm(this.#context.host, { send, close });
    this.#place.show();
    this.#place.reveal('feedback-form');
  }
}
