/** What a screen reader is told, and when: lines of the log, alerts, and the status of a launcher. */
import { expect } from '@open-wc/testing';
import { event, type ChatHarness } from './harness.js';

/** Milliseconds after which what is on the screen must have been announced. */
const latest = 2_000;

interface Announcement {
  readonly text: string;
  /** `performance.now()` */
  readonly at: number;
}

export interface Recording {
  /** In the order in which it was told. Alerts and states begin with their role. */
  readonly told: readonly string[];
  /** Whatever is also on the screen was told within two seconds, and was told only once. */
  expectInTime(): void;
}

const wordsOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Records what is announced from now on. */
export const record = (chat: ChatHarness): Recording => {
  const said: Announcement[] = [];
  const screen: Announcement[] = [];
  const add = (text: string): void => void said.push({ text, at: performance.now() });
  const look = (changes: readonly MutationRecord[]): void => {
    for (const { addedNodes, target, type } of changes) {
      const element = target instanceof Element ? target : target.parentElement!;
      if (element.closest('[role="log"]')) {
        expect(type, 'lines are added, never changed').to.equal('childList');
        for (const node of addedNodes) add(node.textContent!);
      } else if (element.closest('[role="status"]')) {
        const status = element.closest('[role="status"]')!.textContent!;
        if (status !== '') add(`status: ${status}`);
      } else
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          const alert = node.matches('[role="alert"]') ? node : node.querySelector('[role="alert"]');
          if (alert) add(`alert: ${alert.querySelector('p')!.textContent!}`);
        }
    }
    const turns = chat.root.querySelector('.turns');
    screen.push({ text: wordsOf(turns?.textContent ?? ''), at: performance.now() });
  };
  new MutationObserver(look).observe(chat.root, { childList: true, characterData: true, subtree: true });
  return {
    get told() {
      return said.map(({ text }) => text);
    },
    expectInTime() {
      for (const { text, at } of said) {
        const shown = screen.find((each) => each.text.includes(wordsOf(text)));
        if (shown) expect(at - shown.at, `milliseconds until "${text}" was told`).to.be.lessThan(latest);
      }
    },
  };
};

/** An answer of `count` sentences, each in a chunk of its own. */
export const sentences = (count: number): readonly string[] =>
  [...Array(count).keys()].map((index) => `Sentence ${index + 1} tells of leave. `);

export const chunksOf = (texts: readonly string[]): readonly string[] => texts.map((text) => event({ text }));

/** Runs `play` with a clock that lets ten seconds pass when it is told to; all other timers run as ever. */
export const withSlowAnswers = async (play: (tenSecondsPass: () => void) => Promise<void>): Promise<void> => {
  const { setTimeout: original } = globalThis;
  let pass = (): void => undefined;
  globalThis.setTimeout = ((callback: () => void, delay = 0, ...given: unknown[]) => {
    if (delay === 10_000) pass = callback;
    return original(callback, delay, ...given);
  }) as typeof setTimeout;
  try {
    await play(() => pass());
  } finally {
    globalThis.setTimeout = original;
  }
};
