import type { Backlog } from './backlog.js';
import type { ChatHost } from '../chat-host.js';
import { groupSize } from './transcript.js';

/** Milliseconds that a slice is meant to take with its layout, and how long an idle moment is waited for. */
const slice = 10;
const longestWait = 500;

/**
 * Renders what is older than the last screenful in idle slices above it, while the line that is being read stays where it is,
 * until nothing is left or the backlog was emptied because another conversation is shown.
 */
export async function renderOlderMessages(host: ChatHost, backlog: Backlog, keepUp: () => boolean): Promise<void> {
  const turns = host.renderRoot.querySelector('.turns')!;
  contain(turns);
  let count = 2;
  let off = 0;
  while (backlog.first > 0) {
    await idle();
    await connected(host);
    if (backlog.first === 0) return;
    const since = performance.now();
    // Whoever is at the end is kept there.
    const release = keepUp() ? undefined : hold(turns, off);
    const fresh = Math.min(count, backlog.first);
    backlog.first -= fresh;
    host.requestUpdate();
    await host.updateComplete;
    contain(turns);
    off = release?.() ?? 0;
    if (!release) keepUp();
    const spent = performance.now() - since;
    // A question and its answer at least: what a question alone costs says nothing of the next slice.
    count = Math.max(2, Math.min(fresh * 2, Math.floor((fresh * slice) / spent)));
  }
}

/** Lays out once what will not change: out of sight it keeps its height, and whole groups are not even looked into. */
function contain(turns: Element): void {
  const open = ([...turns.children] as HTMLElement[]).filter(({ style }) => !style.contentVisibility);
  // The newest may be asked again.
  const older = open.flatMap(({ children }) => [...children] as HTMLElement[]).slice(0, -2);
  const whole = open.slice(0, -1).filter(({ childElementCount }) => childElementCount === groupSize);
  const fresh = [...older.filter((turn) => turn.matches('.answer:not([style])')), ...whole];
  const heights = fresh.map((element) => {
    // Room for focus rings, which contained layout would clip; more of it in some looks.
    const { paddingTop, paddingBottom } = getComputedStyle(element);
    return element.getBoundingClientRect().height - parseFloat(paddingTop) - parseFloat(paddingBottom);
  });
  fresh.forEach(({ style }, index) => {
    // Not on the screen at all, they have no height.
    if (heights[index]! <= 0) return;
    style.contentVisibility = 'auto';
    style.containIntrinsicBlockSize = `auto ${heights[index]}px`;
  });
}

/**
 * Content is about to be put in above. @returns what leads the view back to the line that was at its top, and says how far
 * it is from there: views stand at whole pixels, lines do not. @param off so far before
 */
function hold(turns: Element, off: number): () => number {
  const scroller = turns.parentElement!;
  const topOf = (element: Element): number => element.getBoundingClientRect().top;
  const edge = topOf(scroller);
  const above = (elements: HTMLCollection): Element => [...elements].findLast((each) => topOf(each) <= edge) ?? elements[0]!;
  const line = above(above(turns.children).children);
  const top = topOf(line) - off;
  return () => {
    // An engine's own scroll anchoring has done the same, or not: WebKit has none, others not at the top.
    scroller.scrollTop += topOf(line) - top;
    const rest = topOf(line) - top;
    return Math.abs(rest) < 1 ? rest : 0;
  };
}

/** Resolves while the host is in the page: at once, or when it is put back. Until then, only the host refers to what waits. */
function connected(host: ChatHost): Promise<void> {
  if (host.isConnected) return Promise.resolve();
  return new Promise((resolve) => {
    const controller = {
      hostConnected(): void {
        host.removeController(controller);
        resolve();
      },
    };
    host.addController(controller);
  });
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    // WebKit has no idle callbacks: a frame or two between slices leave room for what people do.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: longestWait });
    else setTimeout(resolve, 24);
  });
}
