import { addStep, addToolCall, finish, setResult, setToolStatus } from './activities.js';
import type { AnswerEvent } from './chat-event.js';
import type { Citation, Message, MessageStatus } from './conversation.js';
import type { ChatError } from './errors.js';
import { mergeSources, numberSources } from './sources.js';

/** One event further: the same answer, or a new one with what the event told. `now`: milliseconds since the epoch. */
export function reduce(answer: Message, event: AnswerEvent, now: number): Message {
  // Whatever comes, no attempt is pending any more.
  const message = answer.retry ? withoutRetry(answer) : answer;
  switch (event.type) {
    case 'text':
      return { ...message, status: 'streaming', text: message.text + event.text };
    case 'replace-text': {
      const { text, citations = message.citations } = event;
      if (text === message.text && areSame(citations, message.citations)) return message;
      return { ...message, status: 'streaming', text, citations, sources: numberSources(message.sources, citations) };
    }
    case 'citation': {
      const citation = { referenceIds: event.referenceIds, position: event.position };
      const sources = numberSources(message.sources, [citation]);
      return { ...message, citations: [...message.citations, citation], sources };
    }
    case 'resources': {
      const sources = numberSources(mergeSources(message.sources, event.sources), message.citations);
      return { ...message, sources, activities: setResult(message.activities, event) };
    }
    case 'tool-call':
      return { ...message, activities: addToolCall(message.activities, event, now) };
    case 'tool-step':
      return { ...message, activities: addStep(message.activities, event, now) };
    case 'tool-status':
      return { ...message, activities: setToolStatus(message.activities, event.id, event.status, now) };
    case 'request-id':
      return { ...message, requestId: event.requestId };
    case 'skipped':
      return { ...message, skippedFrames: (message.skippedFrames ?? 0) + event.frames };
    case 'retry': {
      const { attempt, at, error } = event;
      return { ...message, retry: { attempt, at, error } };
    }
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
    ...withoutRetry(message),
    status,
    activities: finish(message.activities, () => true, steps, now),
    ...(error ? { error } : {}),
    ...(requestId ? { requestId } : {}),
  };
}

function withoutRetry({ retry: _, ...message }: Message): Message {
  return message;
}

function areSame(citations: readonly Citation[], others: readonly Citation[]): boolean {
  return JSON.stringify(citations) === JSON.stringify(others);
}
