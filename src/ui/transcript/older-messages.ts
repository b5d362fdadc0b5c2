import type { ChatHost } from '../chat-host.js';
import type { RenderedMessages } from './rendered-messages.js';
import { groupSize } from './transcript.js';

/** Milliseconds that a slice should take with its layout, and the longest wait for an idle period. */
const sliceDuration = 10;
const longestWait = 500;

/**
 * Renders older messages above the others, one slice in each idle period, while the line that is read keeps its place. Ends
 * when all are rendered, or when `rendered.first` is set to 0 because another conversation is shown.
 */
export async function renderOlderMessages(host: ChatHost, rendered: RenderedMessages, follow: () => boolean): Promise<void> {
  const turns = host.renderRoot.querySelector('.turns')!;
  containLayout(turns);
  let count = 2;
  let offset = 0;
  while (rendered.first > 0) {
    await idle();
    await connected(host);
    if (rendered.first === 0) return;
    const start = performance.now();
    const restoreScroll = follow() ? undefined : keepScroll(turns, offset);
    const added = Math.min(count, rendered.first);
    rendered.first -= added;
    host.requestUpdate();
    await host.updateComplete;
    containLayout(turns);
    offset = restoreScroll?.() ?? 0;
    if (!restoreScroll) follow();
    const duration = performance.now() - start;
    // A question and its answer at least: the duration of a question alone does not predict that of the next slice.
    count = Math.max(2, Math.min(added * 2, Math.floor((added * sliceDuration) / duration)));
  }
}

/** Messages that do not change any more keep their height while out of view, and the layout of whole groups is skipped. */
function containLayout(turns: Element): void {
  const open = ([...turns.children] as HTMLElement[]).filter(({ style }) => !style.contentVisibility);
  // The newest question and answer are replaced if the user asks again.
  const older = open.flatMap(({ children }) => [...children] as HTMLElement[]).slice(0, -2);
  // Beside messages, there may be days.
  const countIn = (group: Element): number => group.querySelectorAll(':scope > [part~="message"]').length;
  const whole = open.slice(0, -1).filter((group) => countIn(group) === groupSize);
  const elements = [...older.filter((turn) => turn.matches('.answer:not([style])')), ...whole];
  const heights = elements.map((element) => {
    // Without the padding, which is room for focus rings that contained layout would clip; it differs between looks.
    const { paddingTop, paddingBottom } = getComputedStyle(element);
    return element.getBoundingClientRect().height - parseFloat(paddingTop) - parseFloat(paddingBottom);
  });
  elements.forEach(({ style }, index) => {
    // In a hidden chat, elements have no height.
    if (heights[index]! <= 0) return;
    style.contentVisibility = 'auto';
    style.containIntrinsicBlockSize = `auto ${heights[index]}px`;
  });
}

/**
 * Call it before content is inserted above.
 * @param offset what the last call could not restore: scroll positions are whole pixels, those of lines are not
 * @returns scrolls the first visible line back to where it was, and returns the new offset
 */
function keepScroll(turns: Element, offset: number): () => number {
  const scroller = turns.parentElement!;
  const topOf = (element: Element): number => element.getBoundingClientRect().top;
  const edge = topOf(scroller);
  const firstVisible = ({ children }: Element): Element => [...children].findLast((each) => topOf(each) <= edge) ?? children[0]!;
  const message = firstVisible(firstVisible(turns));
  const top = topOf(message) - offset;
  return () => {
    // Some engines have done it themselves: WebKit has no scroll anchoring, the others none at the top.
    scroller.scrollTop += topOf(message) - top;
    const rest = topOf(message) - top;
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
    // WebKit has no requestIdleCallback(): a pause of one or two frames lets it handle input.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: longestWait });
    else setTimeout(resolve, 24);
  });
}
