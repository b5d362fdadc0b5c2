import type { Message } from '../conversation/conversation.js';
import { ChatFailure, type ChatError } from '../conversation/errors.js';
import { endAnswer } from '../conversation/reduce.js';

/** Why a turn was aborted: the reason of its signal. */
export type Ending = 'stopped' | 'interrupted';

/** How a turn ended: aborted, with what was thrown, or by itself; what came of the answer stays. */
export function endOfTurn(answer: Message, signal: AbortSignal, thrown?: unknown): Message {
  if (signal.aborted) return endAnswer(answer, signal.reason as Ending, Date.now());
  if (thrown === undefined && answer.text.trim() !== '') return endAnswer(answer, 'done', Date.now());
  return endAnswer(answer, answer.text === '' ? 'failed' : 'interrupted', Date.now(), errorOf(thrown));
}

function errorOf(thrown: unknown): ChatError {
  if (thrown instanceof ChatFailure) return thrown.error;
  if (thrown === undefined) return { kind: 'empty', cause: 'The answer ended without any text.' };
  return { kind: 'protocol', cause: String(thrown) };
}
