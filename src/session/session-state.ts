import {
  newConversation,
  newMessage,
  newQuestion,
  titleOf,
  type Conversation,
  type Feedback,
  type Message,
  type QuestionFilter,
} from '../conversation/conversation.js';
import type { AnswerEvent } from '../conversation/answer-event.js';
import type { ChatError } from '../conversation/errors.js';
import { mintId } from '../conversation/identifier.js';
import { endAnswer, reduce } from '../conversation/reduce.js';

/**
 * - `idle`: nothing is in progress
 * - `answering`: the last message is an answer in progress
 * - `queued`: the same, and one question waits for it to end
 * - `offline`: the newest question has the status `waiting`, its answer has failed with kind `offline`; it is sent when the
 *   network is back
 */
export type SessionState = Idle | Answering | Queued | Offline;

interface Idle {
  readonly kind: 'idle';
  readonly conversation: Conversation;
}

interface Answering {
  readonly kind: 'answering';
  readonly conversation: Conversation;
  /** The answer in progress. */
  readonly answerId: string;
}

interface Queued {
  readonly kind: 'queued';
  readonly conversation: Conversation;
  readonly answerId: string;
  /** The question that waits, and the answer that it will get. They are not part of the conversation yet. */
  readonly question: Message;
  readonly answer: Message;
}

interface Offline {
  readonly kind: 'offline';
  readonly conversation: Conversation;
}

/** How a turn ends before its answer does. */
type Ending = 'stopped' | 'interrupted';

/** What can happen to a session. `at`: now, in milliseconds since the epoch. */
export type SessionInput = { readonly at: number } & (
  | { readonly type: 'send'; readonly text: string; readonly filters?: readonly QuestionFilter[] | undefined }
  | { readonly type: 'retry' }
  | { readonly type: 'stop' }
  | { readonly type: 'withdraw' }
  /** Rates an answer; undefined: takes the rating back. */
  | { readonly type: 'rate'; readonly messageId: string; readonly feedback: Feedback | undefined }
  /**
   * Ends the turn, the queue and the wait for the network: as `interrupted`, if the widget or its page goes away; as `stopped`,
   * if the user leaves the conversation.
   */
  | { readonly type: 'leave'; readonly ending: Ending }
  /** Replaces the conversation, and ends what is in progress. */
  | { readonly type: 'load'; readonly conversation: Conversation }
  /** Another element, frame or page has stored turns of the conversation; undefined: it has deleted the conversation. */
  | { readonly type: 'sync'; readonly conversation: Conversation | undefined }
  | { readonly type: 'online' }
  | { readonly type: 'received'; readonly answerId: string; readonly events: readonly AnswerEvent[] }
  /** The response has ended, with or without an error. */
  | { readonly type: 'ended'; readonly answerId: string; readonly error?: ChatError | undefined }
);

type Kind = SessionState['kind'];
type Type = SessionInput['type'];
type StateOf<K extends Kind> = Extract<SessionState, { kind: K }>;
type InputOf<T extends Type> = Extract<SessionInput, { type: T }>;

type Transitions = {
  readonly [K in Kind]: { readonly [T in Type]?: (state: StateOf<K>, input: InputOf<T>) => SessionState };
};

/** Inputs that are not listed for a state have no effect in it. */
const transitions: Transitions = {
  idle: {
    rate,
    send: ask,
    // In a new thread: the service remembers the old one with its answer.
    retry: (state, { at }) =>
      lastQuestion(state.conversation) < 0 ? state : askAgain({ ...state.conversation, threadId: mintId() }, at),
    load,
    sync: (_, { conversation = newConversation() }) => idle(conversation),
  },
  answering: {
    rate,
    send: ({ conversation, answerId }, { text, filters, at }) => ({
      kind: 'queued',
      conversation,
      answerId,
      question: newQuestion(text, filters, at),
      answer: newMessage('assistant', '', at),
    }),
    stop: (state, { at }) => idle(endTurn(state, 'stopped', at)),
    leave: (state, { ending, at }) => idle(endTurn(state, ending, at)),
    load,
    sync: syncTurn,
    received: receive,
    ended: finishTurn,
  },
  queued: {
    rate,
    stop: (state, { at }) => askQueued(endTurn(state, 'stopped', at), state, at),
    leave: (state, { ending, at }) => {
      // The question is kept, with an answer that can be asked for again.
      const answer = endAnswer(state.answer, ending, at);
      return idle(append(endTurn(state, ending, at), state.question, answer));
    },
    load,
    sync: syncTurn,
    received: receive,
    ended: finishTurn,
  },
  offline: {
    rate,
    // The service does not know the question: the thread stays the same.
    retry: ({ conversation }, { at }) => askAgain(markQuestion(conversation, 'done'), at),
    online: ({ conversation }, { at }) => askAgain(markQuestion(conversation, 'done'), at),
    withdraw: ({ conversation }) => {
      const messages = conversation.messages.slice(0, lastQuestion(conversation));
      return idle({ ...conversation, messages });
    },
    leave: ({ conversation }) => idle(markQuestion(conversation, 'done')),
    load,
    sync: ({ conversation: { messages } }, { conversation = newConversation() }) => {
      const waiting = messages.findLast(({ status }) => status === 'waiting');
      const newest = conversation.messages[lastQuestion(conversation)];
      // After another question, it is an old one that was not sent.
      if (!newest || newest.id !== waiting?.id) return idle(conversation);
      return { kind: 'offline', conversation: replace(conversation, waiting) };
    },
  },
};

/** @returns the next state: the same object, if the input has no effect in this state */
export function transition(state: SessionState, input: SessionInput): SessionState {
  // The input is of an earlier turn: its request was aborted, but something was on its way.
  if ('answerId' in input && input.answerId !== answerInProgress(state)?.id) return state;
  const apply = transitions[state.kind][input.type] as ((state: SessionState, input: SessionInput) => SessionState) | undefined;
  return apply?.(state, input) ?? state;
}

/** The conversation as it would be if it were left now: the answer in progress ended, the queued question kept. */
export function conversationToStore(state: SessionState, at: number, ending: Ending = 'interrupted'): Conversation {
  return transition(state, { type: 'leave', ending, at }).conversation;
}

/** The answer in progress. */
export function answerInProgress(state: SessionState): Message | undefined {
  return 'answerId' in state ? messageOf(state.conversation, state.answerId) : undefined;
}

export function messageOf({ messages }: Conversation, id: string): Message | undefined {
  return messages.findLast((message) => message.id === id);
}

export function idle(conversation: Conversation): SessionState {
  return { kind: 'idle', conversation };
}

/** Only answers with text that have ended are rated: others are asked for again. */
function rate<State extends SessionState>(state: State, { messageId, feedback }: InputOf<'rate'>): State {
  const answer = messageOf(state.conversation, messageId);
  if (answer?.role !== 'assistant' || !answer.text || answer.id === answerInProgress(state)?.id) return state;
  return { ...state, conversation: replace(state.conversation, { ...answer, feedback }) };
}

function load(_: SessionState, { conversation }: InputOf<'load'>): SessionState {
  return idle(conversation);
}

function ask({ conversation }: Idle, { text, filters, at }: InputOf<'send'>): SessionState {
  const title = conversation.title || titleOf(text);
  return beginTurn(append({ ...conversation, title }, newQuestion(text, filters, at)), newMessage('assistant', '', at));
}

function askQueued(conversation: Conversation, { question, answer }: Queued, at: number): SessionState {
  return beginTurn(append(conversation, question), { ...answer, at });
}

/** Asks the newest question again and drops its previous answer. */
function askAgain(conversation: Conversation, at: number): SessionState {
  const messages = conversation.messages.slice(0, lastQuestion(conversation) + 1);
  return beginTurn({ ...conversation, messages }, newMessage('assistant', '', at));
}

function beginTurn(conversation: Conversation, answer: Message): SessionState {
  return { kind: 'answering', conversation: append(conversation, answer), answerId: answer.id };
}

function receive<State extends Answering | Queued>(state: State, { answerId, events, at }: InputOf<'received'>): State {
  const before = messageOf(state.conversation, answerId)!;
  let { threadId } = state.conversation;
  let answer = before;
  for (const event of events) {
    if (event.type === 'thread') threadId = event.threadId;
    else answer = reduce(answer, event, at);
  }
  if (answer === before && threadId === state.conversation.threadId) return state;
  return { ...state, conversation: { ...replace(state.conversation, answer), threadId } };
}

function endTurn({ conversation, answerId }: Answering | Queued, ending: Ending, at: number): Conversation {
  return replace(conversation, endAnswer(messageOf(conversation, answerId)!, ending, at));
}

function finishTurn(state: Answering | Queued, input: InputOf<'ended'>): SessionState {
  const conversation = completeTurn(state, input);
  // A queued question is rejected: only one question waits for the network.
  if (isOffline(conversation, state.answerId)) return { kind: 'offline', conversation: markQuestion(conversation, 'waiting') };
  return state.kind === 'queued' ? askQueued(conversation, state, input.at) : idle(conversation);
}

/** Gives the answer its final status: from the error, or from whether it has text. */
function completeTurn({ conversation, answerId }: Answering | Queued, { error, at }: InputOf<'ended'>): Conversation {
  const answer = messageOf(conversation, answerId)!;
  if (!error && answer.text.trim() !== '') return replace(conversation, endAnswer(answer, 'done', at));
  const reason = error ?? { kind: 'empty', cause: 'The answer ended without any text.' };
  return replace(conversation, endAnswer(answer, answer.text === '' ? 'failed' : 'interrupted', at, reason));
}

/** Adds the turns of others around the answer in progress; if they have removed it, the turn is over. */
function syncTurn(state: Answering | Queued, { conversation }: InputOf<'sync'>): SessionState {
  const stored = conversation && messageOf(conversation, state.answerId);
  if (!stored) return idle(conversation ?? newConversation());
  const { feedback } = stored;
  // Another page has rated what had arrived of it.
  const merged = replace(conversation, { ...messageOf(state.conversation, state.answerId)!, ...(feedback && { feedback }) });
  if (state.kind !== 'queued') return { ...state, conversation: merged };
  const { messages } = merged;
  const index = messages.findIndex(({ id }) => id === state.question.id);
  // The queued question was stored for the case that the page is left.
  if (index < 0) return { ...state, conversation: merged };
  if (messages.at(-1)!.id === state.answer.id)
    return { ...state, conversation: { ...merged, messages: messages.slice(0, index) } };
  // Another page has gone on with it.
  return { kind: 'answering', conversation: merged, answerId: state.answerId };
}

/** The question was not sent because the browser is offline, and nothing was asked after it, here or in another tab. */
function isOffline({ messages }: Conversation, answerId: string): boolean {
  const answer = messages.at(-1);
  return answer?.id === answerId && answer.status === 'failed' && answer.error?.kind === 'offline';
}

function markQuestion(conversation: Conversation, status: 'waiting' | 'done'): Conversation {
  return replace(conversation, { ...conversation.messages[lastQuestion(conversation)]!, status });
}

function lastQuestion({ messages }: Conversation): number {
  return messages.findLastIndex(({ role }) => role === 'user');
}

function append(conversation: Conversation, ...messages: readonly Message[]): Conversation {
  return { ...conversation, messages: [...conversation.messages, ...messages] };
}

function replace(conversation: Conversation, message: Message): Conversation {
  const index = conversation.messages.findLastIndex(({ id }) => id === message.id);
  return { ...conversation, messages: conversation.messages.with(index, message) };
}
