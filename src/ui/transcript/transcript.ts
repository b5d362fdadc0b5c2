import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Conversation, Message } from '../../conversation/conversation.js';
import type { Strings } from '../../locale/strings.js';
import type { CreateRenderer } from '../message/answer-text.js';
import { answerTemplate, type AnswerContext } from '../message/answer.js';
import type { Backlog } from './backlog.js';
import type { ChatOptions } from '../chat-host.js';
import type { OpenLink } from '../message/open-link.js';
import { questionTemplate } from '../message/question.js';

/** Messages whose layout is contained together, so that a new one does not lay out all others. */
export const groupSize = 32;

export interface TranscriptContext {
  readonly options: Pick<ChatOptions, 'imageOrigins' | 'assistantName' | 'assistantAvatar'>;
  readonly strings: Strings;
  readonly contentLanguage: string | undefined;
  readonly createRenderer: CreateRenderer | undefined;
  readonly openLink: OpenLink;
  /** Another one for each conversation that is loaded. */
  readonly backlog: Backlog;
  /** Applies to the newest answer alone. */
  readonly newest: Pick<AnswerContext, 'retry' | 'withdraw' | 'isSlow' | 'isFresh'>;
}

/** Each message is behind a guard on its own immutable object: a frame renders the streaming one alone, a keystroke none. */
export function transcriptTemplate({ messages }: Conversation, context: TranscriptContext): TemplateResult {
  const { backlog, strings, contentLanguage, createRenderer, openLink } = context;
  const { imageOrigins, assistantName, assistantAvatar } = context.options;
  const { first } = backlog;
  const shared = { strings, contentLanguage, createRenderer, openLink, imageOrigins, assistantName, assistantAvatar };
  const known = Object.values(shared);
  const turn = (message: Message, newest: TranscriptContext['newest']): unknown => {
    const render = (): unknown =>
      message.role === 'user'
        ? questionTemplate(message, strings, contentLanguage)
        : answerTemplate(message, { ...shared, ...newest });
    const { retry, withdraw, isSlow, isFresh } = newest;
    // Messages are added at the end or all replaced, never moved: a key at each place is enough.
    return keyed(message.id, guard([message, ...known, retry, withdraw, isSlow, isFresh], render));
  };
  const group = (start: number): unknown => {
    const end = Math.min(start + groupSize, messages.length);
    if (end <= first) return nothing;
    const isNewest = end === messages.length;
    const turns = (): TemplateResult => {
      const shown = messages.slice(start, end).map((message, index) => {
        if (start + index < first) return nothing;
        return turn(message, isNewest && start + index === end - 1 ? context.newest : {});
      });
      return html`<div class="turn-group">${shown}</div>`;
    };
    const own = messages.slice(Math.max(first, start), end);
    return keyed(messages[start]!.id, guard([...own, ...known, ...(isNewest ? Object.values(context.newest) : [])], turns));
  };
  const groups = (): unknown =>
    [...Array(Math.ceil(messages.length / groupSize)).keys()].map((index) => group(index * groupSize));
  // A loaded conversation may have the ids of the one before, with other texts: it continues nothing on the screen.
  return html`${keyed(backlog, guard([messages, first, ...known, ...Object.values(context.newest)], groups))}`;
}
