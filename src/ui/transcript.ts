import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Conversation, Message } from '../conversation/conversation.js';
import type { Strings } from '../locale/strings.js';
import type { CreateRenderer } from './answer-text.js';
import { answerTemplate, type AnswerContext } from './answer.js';
import type { ChatHost } from './chat-host.js';
import { questionTemplate } from './question.js';

export interface TranscriptContext {
  readonly host: Pick<ChatHost, 'imageOrigins' | 'assistantName' | 'assistantAvatar'>;
  readonly strings: Strings;
  readonly contentLanguage: string | undefined;
  readonly createRenderer: CreateRenderer | undefined;
  /** The messages before it are not rendered yet. */
  readonly first: number;
  /** What is said and done at the newest answer alone. */
  readonly newest: Pick<AnswerContext, 'retry' | 'withdraw' | 'isTried' | 'isFresh'>;
}

/** Each message behind a guard on its own immutable turn: a frame renders the streaming one alone, a keystroke none. */
export function transcriptTemplate({ messages }: Conversation, context: TranscriptContext): TemplateResult {
  const { first, strings, contentLanguage, createRenderer } = context;
  const { imageOrigins, assistantName, assistantAvatar } = context.host;
  const shared = { strings, contentLanguage, createRenderer, imageOrigins, assistantName, assistantAvatar };
  const known = Object.values(shared);
  const turn = (message: Message, newest: TranscriptContext['newest']): unknown => {
    const render = (): unknown =>
      message.role === 'user'
        ? questionTemplate(message, strings, contentLanguage)
        : answerTemplate(message, { ...shared, ...newest });
    const { retry, withdraw, isTried, isFresh } = newest;
    // Messages are added at the end or all replaced, never moved: a key at each place is enough.
    return keyed(message.id, guard([message, ...known, retry, withdraw, isTried, isFresh], render));
  };
  const turns = (): unknown =>
    messages.map((message, index) =>
      index < first ? nothing : turn(message, index === messages.length - 1 ? context.newest : {}),
    );
  return html`${guard([messages, first, ...known, ...Object.values(context.newest)], turns)}`;
}
