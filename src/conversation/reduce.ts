import { addStep, addToolCall, finish, setFound, setToolStatus } from './activities.js';
import type { AnswerEvent } from './chat-event.js';
import type { Message, MessageStatus } from './conversation.js';
import type { ChatError } from './errors.js';
import { mergeSources, numberSources } from './sources.js';

/** One event further: the same answer, or a new one with what the event told. `now`: milliseconds since the epoch. */
export function reduce(message: Message, event: AnswerEvent, now: number): Message {
  switch (event.type) {
    case 'text':
      return { ...message, status: 'streaming', text: message.text + event.text };
    case 'replace-text':
      return event.text === message.text ? message : { ...message, status: 'streaming', text: event.text };
    case 'citation': {
      const { referenceIds, position } = event;
      const citations = [...message.citations, { referenceIds, position }];
      return { ...message, citations, sources: numberSources(message.sources, citations) };
    }
    case 'resources': {
      const sources = numberSources(mergeSources(message.sources, event.sources), message.citations);
      return { ...message, sources, activities: setFound(message.activities, event.toolId, event.sources.length) };
    }
    case 'tool-call':
      return { ...message, activities: addToolCall(message.activities, event, now) };
    case 'tool-step':
      return { ...message, activities: addStep(message.activities, event, now) };
    case 'tool-status':
      return { ...message, activities: setToolStatus(message.activities, event.id, event.status, now) };
    case 'request-id':
      return { ...message, requestId: event.requestId };
    // Which sources an answer drew on beyond the cited ones changes nothing on screen: all that was found is listed.
    case 'sources-used':
    // The thread belongs to the conversation: the session adopts it.
    case 'thread':
      return message;
  }
}

/** The turn has ended, one way or the other. */
export function endAnswer(
  message: Message,
  status: Exclude<MessageStatus, 'waiting' | 'streaming'>,
  now: number,
  error?: ChatError,
): Message {
  const steps = status === 'done' ? 'done' : 'stopped';
  const requestId = message.requestId ?? error?.requestId;
  return {
    ...message,
    status,
    activities: finish(message.activities, () => true, steps, now),
    ...(error ? { error } : {}),
    ...(requestId ? { requestId } : {}),
  };
}
