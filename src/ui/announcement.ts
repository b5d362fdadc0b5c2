import type { Conversation } from '../conversation/conversation.js';
import { citedSources } from '../conversation/select.js';
import type { Strings } from '../locale/strings.js';

/** What is spoken: that it searches, that the answer is there. Errors speak for themselves, text token by token never. */
export function announcementOf({ messages }: Conversation, strings: Strings): string {
  const answer = messages.at(-1);
  if (answer?.role !== 'assistant') return '';
  if (answer.status === 'waiting') return answer.activities.findLast(({ label }) => label !== '')?.label ?? strings.waiting;
  if (answer.status === 'done') return strings.announceAnswer(citedSources(answer).length);
  return answer.status === 'stopped' ? strings.stopped : '';
}
