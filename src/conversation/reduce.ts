import { addStep, addToolCall, finish, setResult, setToolStatus } from './activities.js';
import type { AnswerEvent } from './answer-event.js';
import type { Message, MessageStatus } from './conversation.js';
import type { ChatError } from './errors.js';
import { mergeSources, numberSources } from './sources.js';
import { writeJson } from './write-json.js';

/**
 * Applies one event to an answer.
 * @param now milliseconds since the epoch
 * @returns a new message, or the same one if the event changes nothing
 */
export function reduce(answer: Message, event: AnswerEvent, now: number): Message {
  // Any event ends a pending retry; a `retry` event sets the next one.
  const message = answer.retry ? withoutRetry(answer) : answer;
  switch (event.type) {
    case 'text':
      return { ...message, status: 'streaming', text: message.text + event.text };
    case 'replace-text': {
      const { text, citations = message.citations } = event;
      const replaced = { ...message, text, citations, sources: numberSources(message.sources, citations) };
      if (!continues(replaced, message)) return { ...replaced, status: 'streaming', revision: (message.revision ?? 0) + 1 };
      return continues(message, replaced) ? message : { ...replaced, status: 'streaming' };
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
      return { ...message, skippedPayloads: (message.skippedPayloads ?? 0) + event.payloads };
    case 'retry': {
      const { attempt, at, error } = event;
      return { ...message, retry: { attempt, at, error } };
    }
    // The screen lists all sources that were found, whether the answer is based on them or not.
    case 'sources-used':
    // The thread belongs to the conversation, not to the message: the session stores it.
    case 'thread':
      return message;
  }
}

/** Gives the answer its final status. The reason of a failure comes with `error`. */
export function endAnswer(
  message: Message,
  status: Exclude<MessageStatus, 'waiting' | 'streaming'>,
  now: number,
  error?: ChatError,
): Message {
  const stepStatus = status === 'done' ? 'done' : 'stopped';
  const requestId = message.requestId ?? error?.requestId;
  return {
    ...withoutRetry(message),
    status,
    activities: finish(message.activities, () => true, stepStatus, now),
    ...(error ? { error } : {}),
    ...(requestId ? { requestId } : {}),
  };
}

function withoutRetry({ retry: _, ...message }: Message): Message {
  return message;
}

/** Whether text and citations begin with those of another message. */
function continues({ text, citations }: Message, other: Message): boolean {
  const start = citations.slice(0, other.citations.length);
  return text.startsWith(other.text) && writeJson(start) === writeJson(other.citations);
}
