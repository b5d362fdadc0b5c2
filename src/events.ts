/** The events of `<unleash-chat>`. All bubble and cross shadow roots; none ever carries a token. */
import type { Message, Source } from './conversation/conversation.js';
import type { ChatError } from './conversation/errors.js';

abstract class UnleashEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/** A question is about to be sent. `text` may be changed; `preventDefault()` keeps it in the composer. */
export class UnleashSendEvent extends UnleashEvent {
  static readonly type = 'unleash-send';
  text: string;
  readonly threadId: string;

  constructor(text: string, threadId: string) {
    super(UnleashSendEvent.type, true);
    this.text = text;
    this.threadId = threadId;
  }
}

abstract class UnleashAnswerEvent extends UnleashEvent {
  readonly message: Message;
  readonly threadId: string;

  constructor(type: string, message: Message, threadId: string) {
    super(type);
    this.message = message;
    this.threadId = threadId;
  }

  get requestId(): string | undefined {
    return this.message.requestId;
  }
}

/** The first text of an answer has come. */
export class UnleashAnswerStartEvent extends UnleashAnswerEvent {
  static readonly type = 'unleash-answer-start';
  constructor(message: Message, threadId: string) {
    super(UnleashAnswerStartEvent.type, message, threadId);
  }
}

/** The turn has ended; `message.status` says how. */
export class UnleashAnswerEndEvent extends UnleashAnswerEvent {
  static readonly type = 'unleash-answer-end';
  constructor(message: Message, threadId: string) {
    super(UnleashAnswerEndEvent.type, message, threadId);
  }
}

/** A turn has failed or was cut off: `error.kind` to decide by, `error.cause` for the developer. */
export class UnleashErrorEvent extends UnleashAnswerEvent {
  static readonly type = 'unleash-error';
  readonly error: ChatError;

  constructor(message: Message, error: ChatError, threadId: string) {
    super(UnleashErrorEvent.type, message, threadId);
    this.error = error;
  }
}

/** A footnote or a row of the sources is followed. `preventDefault()` keeps the browser from opening it. */
export class UnleashCitationOpenEvent extends UnleashEvent {
  static readonly type = 'unleash-citation-open';
  readonly source: Source;
  readonly requestId: string | undefined;
  readonly threadId: string;

  constructor(source: Source, requestId: string | undefined, threadId: string) {
    super(UnleashCitationOpenEvent.type, true);
    this.source = source;
    this.requestId = requestId;
    this.threadId = threadId;
  }
}

/** A link of an answer is followed. `preventDefault()` keeps the browser from opening it. */
export class UnleashLinkOpenEvent extends UnleashEvent {
  static readonly type = 'unleash-link-open';
  readonly url: string;
  readonly requestId: string | undefined;
  readonly threadId: string;

  constructor(url: string, requestId: string | undefined, threadId: string) {
    super(UnleashLinkOpenEvent.type, true);
    this.url = url;
    this.requestId = requestId;
    this.threadId = threadId;
  }
}

/** The conversation goes on in another thread of the API. */
export class UnleashThreadChangeEvent extends UnleashEvent {
  static readonly type = 'unleash-thread-change';
  readonly threadId: string;

  constructor(threadId: string) {
    super(UnleashThreadChangeEvent.type);
    this.threadId = threadId;
  }
}

/** The panel of a popup or a drawer has opened. */
export class UnleashOpenEvent extends UnleashEvent {
  static readonly type = 'unleash-open';
  constructor() {
    super(UnleashOpenEvent.type);
  }
}

/** The panel of a popup or a drawer has closed. What is under way goes on. */
export class UnleashCloseEvent extends UnleashEvent {
  static readonly type = 'unleash-close';
  constructor() {
    super(UnleashCloseEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'unleash-send': UnleashSendEvent;
    'unleash-answer-start': UnleashAnswerStartEvent;
    'unleash-answer-end': UnleashAnswerEndEvent;
    'unleash-error': UnleashErrorEvent;
    'unleash-citation-open': UnleashCitationOpenEvent;
    'unleash-link-open': UnleashLinkOpenEvent;
    'unleash-thread-change': UnleashThreadChangeEvent;
    'unleash-open': UnleashOpenEvent;
    'unleash-close': UnleashCloseEvent;
  }
}
