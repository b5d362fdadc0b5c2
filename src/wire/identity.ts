import type { AnswerEvent } from '../conversation/answer-event.js';
import { asText, type JsonRecord } from './narrow.js';

/** The ids of the answer that a payload carries. */
export function readIdentity(record: JsonRecord): readonly AnswerEvent[] {
  const requestId = asText(record['requestId']);
  const threadId = asText(record['threadId']);
  return [
    ...(requestId ? [{ type: 'request-id', requestId } as const] : []),
    ...(threadId ? [{ type: 'thread', threadId } as const] : []),
  ];
}
