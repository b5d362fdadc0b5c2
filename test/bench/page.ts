/** Runs in the page: streams an answer into a contestant, frame by frame, and watches. */
import type { StartContestant } from './contestants/contestant.js';

export interface Stream {
  /** What is pushed in each frame. */
  readonly frames: readonly (readonly string[])[];
  /** Compare what is on screen with what was received two frames ago, in each so many frames; 0: at the end only. */
  readonly checkEvery: number;
}

export interface Outcome {
  /** Letters that should have been on screen and were not, at worst. */
  readonly missing: number;
  readonly longestTask: number;
  readonly longTasks: number;
  /** Share of the frames that a screen of 60 a second would have shown, and did not. */
  readonly dropped: number;
}

declare global {
  var contestant: { readonly start: StartContestant };
  var measure: (stream: Stream) => Promise<Outcome>;
  /** Of the whole answer, once it has ended. Asked for apart: who has more elements to read through has no part in that. */
  var missingAtEnd: (text: string) => number;
}

const frameTimes: number[] = [];

/** In the frame's own callback: what ran in a promise's job would not count as script. */
const inFrame = (task: () => void): Promise<void> =>
  new Promise((resolve, reject) =>
    requestAnimationFrame((time) => {
      frameTimes.push(time);
      try {
        task();
        resolve();
      } catch (error) {
        reject(error);
      }
    }),
  );
const afterFrame = (): Promise<unknown> =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    requestAnimationFrame(() => channel.port2.postMessage(undefined));
  });

/** Of text that is shown: not of addresses and languages. What may still be syntax is left out. */
function lettersIn(markdown: string): number {
  return markdown
    .replace(/\]\([^)]*(?:\)|$)/g, '')
    .replace(/```\w*/g, '')
    .replace(/[^a-z]/g, '').length;
}

function textOf(node: Node): string {
  const roots = node instanceof Element && node.shadowRoot ? [node.shadowRoot] : [node];
  return roots
    .flatMap((root) => Array.from(root.childNodes))
    .map((child) =>
      child.nodeType === Node.TEXT_NODE
        ? child.textContent!
        : child instanceof HTMLElement && !child.matches('style, script, figcaption, .copy-code')
          ? textOf(child)
          : '',
    )
    .join('');
}

function droppedShare(): number {
  const wanted = (frameTimes.at(-1)! - frameTimes[0]!) / (1000 / 60);
  return Math.max(0, 1 - (frameTimes.length - 1) / wanted);
}

const host = document.querySelector<HTMLElement>('#host')!;
const shown = (): number => textOf(host).replace(/[^a-z]/g, '').length;

globalThis.missingAtEnd = (text) => lettersIn(text) - shown();

globalThis.measure = async ({ frames, checkEvery }) => {
  const tasks: number[] = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    entryTypes: ['longtask'],
  });
  const running = await globalThis.contestant.start(host);
  let missing = 0;
  for (const [index, pieces] of frames.entries()) {
    await inFrame(() => {
      for (const piece of pieces) running.push(piece);
      running.frame?.();
    });
    if (checkEvery > 0 && index % checkEvery === 0) {
      const received = frames.slice(0, index + 1).flat();
      await afterFrame();
      await afterFrame();
      missing = Math.max(missing, lettersIn(received.join('')) - shown());
    }
  }
  await inFrame(() => running.end?.());
  await afterFrame();
  await afterFrame();
  await afterFrame();
  return { missing, longestTask: Math.max(0, ...tasks), longTasks: tasks.length, dropped: droppedShare() };
};
