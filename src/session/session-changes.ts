import type { Message } from '../conversation/conversation.js';
import { endAnswer } from '../conversation/reduce.js';
import { answerInProgress, messageOf, type SessionInput, type SessionState } from './session-state.js';

/** What has happened between two states of a session. `threadId`: of the answer's turn; the conversation may have another one. */
export type SessionChange =
  /** The first text of an answer has arrived. */
  | { readonly type: 'answer-started'; readonly answer: Message; readonly threadId: string }
  /** The turn has ended; `answer.status` is final. */
  | { readonly type: 'answer-ended'; readonly answer: Message; readonly threadId: string }
  /** Another conversation is shown, or another state of the same one. */
  | { readonly type: 'conversation-replaced' }
  /** The conversation continues in another thread of the API. */
  | { readonly type: 'thread-changed'; readonly threadId: string };

/** @param input what has led from one state to the other */
export function changesBetween(before: SessionState, after: SessionState, { type, at }: SessionInput): readonly SessionChange[] {
  const changes: SessionChange[] = [];
  const { id, threadId } = after.conversation;
  const answer = answerInProgress(before);
  // The conversation that was loaded may be an earlier state of this one, with the same answer.
  const now = answer && type !== 'load' ? messageOf(after.conversation, answer.id) : undefined;
  if (answer && !now) {
    // The conversation without it is another one, or another element or page has deleted the answer.
    const { threadId } = before.conversation;
    changes.push({ type: 'answer-ended', answer: endAnswer(answer, 'stopped', at), threadId });
  }
  if (type === 'load' || id !== before.conversation.id) changes.push({ type: 'conversation-replaced' });
  if (threadId !== before.conversation.threadId) changes.push({ type: 'thread-changed', threadId });
  if (!now) return changes;
  if (answer!.text === '' && now.text) changes.push({ type: 'answer-started', answer: now, threadId });
  if (answerInProgress(after)?.id !== now.id) changes.push({ type: 'answer-ended', answer: now, threadId });
  return changes;
}
