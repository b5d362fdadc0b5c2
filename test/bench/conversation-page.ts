/** In the page: shows a long conversation, watches its tasks, and times what is typed. */
import type { ConversationContestant, LongMessage } from './conversations/conversation-contestant.js';

export interface Shown {
  /** Milliseconds until the end of the conversation was in the DOM, and until all of it was. */
  readonly first: number;
  readonly all: number;
  /** Of tasks over 50 ms: the longest until the end was there, and after. */
  readonly longestFirst: number;
  readonly longestAfter: number;
  readonly nodes: number;
}

declare global {
  var showConversation: (messages: readonly LongMessage[], sample: readonly [string, string]) => Promise<Shown>;
  var focusField: () => void;
  var beginAnswer: () => Promise<void>;
  var streamAnswer: (
    pieces: readonly string[],
    inFrame: number,
  ) => Promise<{ readonly frames: number; /** To messages that stood there before. */ readonly changes: number }>;
  var takeLatencies: () => readonly number[];
}

const channel = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });

let contestant: ConversationContestant;
let push: (text: string) => void;
let latencies: number[] = [];

globalThis.showConversation = async (messages, [first, last]) => {
  const tasks: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ entryTypes: ['longtask'] });
  contestant = globalThis.conversation.start(document.querySelector<HTMLElement>('#host')!);
  // What an element does when it is made is no part of it.
  await contestant.ready;
  await new Promise((resolve) => setTimeout(resolve, 300));
  const has = (text: string): boolean => (contestant.root.textContent ?? '').includes(text);
  const start = performance.now();
  contestant.show(messages);
  while (!has(last)) await channel();
  const firstAt = performance.now();
  while (!has(first)) await new Promise((resolve) => setTimeout(resolve, 20));
  const allAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 300));
  observer.disconnect();
  const longest = (from: number, to: number): number =>
    Math.max(0, ...tasks.filter(({ startTime }) => startTime >= from && startTime < to).map(({ duration }) => duration));
  return {
    first: firstAt - start,
    all: allAt - start,
    longestFirst: longest(start - 1, firstAt),
    longestAfter: longest(firstAt, Infinity),
    nodes: contestant.root.querySelectorAll('*').length,
  };
};

globalThis.focusField = () => contestant.field()!.focus();

addEventListener(
  'keydown',
  ({ timeStamp }) => requestAnimationFrame(() => void channel().then(() => latencies.push(performance.now() - timeStamp))),
  { capture: true },
);

globalThis.takeLatencies = () => {
  const taken = latencies;
  latencies = [];
  return taken;
};

globalThis.beginAnswer = async () => {
  push = await contestant.answer();
};

globalThis.streamAnswer = async (pieces, inFrame) => {
  const standing = Array.from(contestant.root.querySelectorAll('.question, .answer')).slice(0, -1);
  let changes = 0;
  const observer = new MutationObserver((records) => (changes += records.length));
  for (const message of standing)
    observer.observe(message, { subtree: true, childList: true, attributes: true, characterData: true });
  let frames = 0;
  for (let at = 0; at < pieces.length; at += inFrame, frames++) {
    for (const piece of pieces.slice(at, at + inFrame)) push(piece);
    await new Promise(requestAnimationFrame);
  }
  observer.disconnect();
  return { changes, frames };
};
