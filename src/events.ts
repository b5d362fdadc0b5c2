/**
 * The events of `<unleash-chat>`. They report turns, links and the panel to the host; a cancelable event lets the host prevent
 * the default action. All bubble and are composed. Events must never carry a token.
 */
import type { Feedback, Message, QuestionFilter, Source } from './conversation/conversation.js';
import type { ChatError } from './conversation/errors.js';

/** Not the global `Event`: some pages replace it (MooTools). */
const BrowserEvent = Object.getPrototypeOf(MessageEvent) as typeof Event;

abstract class UnleashEvent extends BrowserEvent {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/**
 * Dispatched before a question is sent. `text` is writable; `preventDefault()` keeps the question in the composer.
 * @since 0.1.0
 */
export class UnleashSendEvent extends UnleashEvent {
  static readonly type = 'unleash-send';
  /** The question. What a listener assigns is sent instead. */
  text: string;
  /** The thread that the question belongs to. */
  readonly threadId: string;
  /** What the question is restricted to, beside the filters of the host; mostly nothing. */
  readonly filters: readonly QuestionFilter[];

  constructor(text: string, threadId: string, filters: readonly QuestionFilter[] = []) {
    super(UnleashSendEvent.type, true);
    this.text = text;
    this.threadId = threadId;
    this.filters = filters;
  }
}

abstract class UnleashAnswerEvent extends UnleashEvent {
  /** The answer as it is now. A later event has another object. */
  readonly message: Message;
  /** The thread of the answer's turn. */
  readonly threadId: string;

  constructor(type: string, message: Message, threadId: string) {
    super(type);
    this.message = message;
    this.threadId = threadId;
  }

  /** The API's id of the request, which the vendor's support asks for. */
  get requestId(): string | undefined {
    return this.message.requestId;
  }
}

/**
 * Dispatched when the first text of an answer arrives.
 * @since 0.1.0
 */
export class UnleashAnswerStartEvent extends UnleashAnswerEvent {
  static readonly type = 'unleash-answer-start';
  constructor(message: Message, threadId: string) {
    super(UnleashAnswerStartEvent.type, message, threadId);
  }
}

/**
 * Dispatched when a turn has ended, also after a failure; `message.status` is final.
 * @since 0.1.0
 */
export class UnleashAnswerEndEvent extends UnleashAnswerEvent {
  static readonly type = 'unleash-answer-end';
  constructor(message: Message, threadId: string) {
    super(UnleashAnswerEndEvent.type, message, threadId);
  }
}

/**
 * Dispatched when an error has ended a turn. Decide by `error.kind`; `error.cause` is for the developer.
 * @since 0.1.0
 */
export class UnleashErrorEvent extends UnleashAnswerEvent {
  static readonly type = 'unleash-error';
  /** What has failed: `kind`, `cause` for the developer, and what else is known. */
  readonly error: ChatError;

  constructor(message: Message, error: ChatError, threadId: string) {
    super(UnleashErrorEvent.type, message, threadId);
    this.error = error;
  }
}

/**
 * Dispatched when the user rates an answer, adds reasons or a comment, or takes the rating back. The widget sends it nowhere.
 * @since 0.1.0
 */
export class UnleashFeedbackEvent extends UnleashAnswerEvent {
  static readonly type = 'unleash-feedback';
  /** The whole rating, which replaces an earlier one; undefined: taken back. */
  readonly feedback: Feedback | undefined;

  constructor(message: Message, threadId: string) {
    super(UnleashFeedbackEvent.type, message, threadId);
    this.feedback = message.feedback;
  }
}

/** A button of the host under each answer. */
export interface AnswerAction {
  /** Says in `unleash-action` which one was pressed. */
  readonly name: string;
  /** The text of the button. */
  readonly label: string;
}

/**
 * Dispatched when the user presses one of the host's `actions` under an answer.
 * @since 0.1.0
 */
export class UnleashActionEvent extends UnleashAnswerEvent {
  static readonly type = 'unleash-action';
  /** The `name` of the action. */
  readonly action: string;

  constructor(action: string, message: Message, threadId: string) {
    super(UnleashActionEvent.type, message, threadId);
    this.action = action;
  }
}

/**
 * Dispatched when the user opens a source. `preventDefault()` keeps the browser from opening it.
 * @since 0.1.0
 */
export class UnleashCitationOpenEvent extends UnleashEvent {
  static readonly type = 'unleash-citation-open';
  /** The source that is opened. */
  readonly source: Source;
  /** The API's id of the request whose answer refers to the source. */
  readonly requestId: string | undefined;
  /** The thread of the answer. */
  readonly threadId: string;

  constructor(source: Source, requestId: string | undefined, threadId: string) {
    super(UnleashCitationOpenEvent.type, true);
    this.source = source;
    this.requestId = requestId;
    this.threadId = threadId;
  }
}

/**
 * Dispatched when the user opens the text of a source beside the answer. `preventDefault()` keeps it closed: the host shows the
 * source in a way of its own.
 * @since 0.1.0
 */
export class UnleashSourceOpenEvent extends UnleashEvent {
  static readonly type = 'unleash-source-open';
  /** The source whose text is opened. */
  readonly source: Source;
  /** The passage of it that carries the cited statement; undefined if none was seen. */
  readonly passage: string | undefined;
  /** The API's id of the request whose answer refers to the source. */
  readonly requestId: string | undefined;
  /** The thread of the answer. */
  readonly threadId: string;

  constructor(source: Source, passage: string | undefined, requestId: string | undefined, threadId: string) {
    super(UnleashSourceOpenEvent.type, true);
    this.source = source;
    this.passage = passage;
    this.requestId = requestId;
    this.threadId = threadId;
  }
}

/**
 * Dispatched when the user opens a link in an answer. `preventDefault()` keeps the browser from opening it.
 * @since 0.1.0
 */
export class UnleashLinkOpenEvent extends UnleashEvent {
  static readonly type = 'unleash-link-open';
  /** The address that is opened. */
  readonly url: string;
  /** The API's id of the request whose answer has the link. */
  readonly requestId: string | undefined;
  /** The thread of the answer. */
  readonly threadId: string;

  constructor(url: string, requestId: string | undefined, threadId: string) {
    super(UnleashLinkOpenEvent.type, true);
    this.url = url;
    this.requestId = requestId;
    this.threadId = threadId;
  }
}

/**
 * Dispatched when the conversation continues in another thread of the API.
 * @since 0.1.0
 */
export class UnleashThreadChangeEvent extends UnleashEvent {
  static readonly type = 'unleash-thread-change';
  /** The new thread. */
  readonly threadId: string;

  constructor(threadId: string) {
    super(UnleashThreadChangeEvent.type);
    this.threadId = threadId;
  }
}

/**
 * Dispatched when the panel of a popup or a drawer has opened.
 * @since 0.1.0
 */
export class UnleashOpenEvent extends UnleashEvent {
  static readonly type = 'unleash-open';
  constructor() {
    super(UnleashOpenEvent.type);
  }
}

/**
 * Dispatched when the panel of a popup or a drawer has closed. A turn in progress continues.
 * @since 0.1.0
 */
export class UnleashCloseEvent extends UnleashEvent {
  static readonly type = 'unleash-close';
  constructor() {
    super(UnleashCloseEvent.type);
  }
}

/** The events of `<unleash-chat>` by name. */
export interface UnleashChatEventMap {
  'unleash-send': UnleashSendEvent;
  'unleash-answer-start': UnleashAnswerStartEvent;
  'unleash-answer-end': UnleashAnswerEndEvent;
  'unleash-error': UnleashErrorEvent;
  'unleash-feedback': UnleashFeedbackEvent;
  'unleash-action': UnleashActionEvent;
  'unleash-citation-open': UnleashCitationOpenEvent;
  'unleash-source-open': UnleashSourceOpenEvent;
  'unleash-link-open': UnleashLinkOpenEvent;
  'unleash-thread-change': UnleashThreadChangeEvent;
  'unleash-open': UnleashOpenEvent;
  'unleash-close': UnleashCloseEvent;
}

declare global {
  // They bubble and are composed, so each may be heard at any ancestor: an element, a shadow root, the document, the window.
  interface ElementEventMap extends UnleashChatEventMap {}
  interface ShadowRootEventMap extends UnleashChatEventMap {}
  interface GlobalEventHandlersEventMap extends UnleashChatEventMap {}
}
