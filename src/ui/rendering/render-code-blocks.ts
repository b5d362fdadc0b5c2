/** Code that the host renders, such as diagrams. Loaded with the first block that it has a renderer for. */
import { renderingEnglish } from '../../locale/rendering-texts.js';
import { withEnglish } from '../../locale/strings.js';
import type { codeToRender } from '../../markdown/rendering/code-to-render.js';
import { renderCode } from '../../markdown/rendering/render-code.js';
import type { FinishingContext } from '../prose/finishing-context.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { renderingStyles } from './rendering-styles.js';

/** The rendered code of each chat, and what ends its rendering. */
const shown = new WeakMap<HTMLElement, Map<HTMLElement, AbortController>>();
let count = 0;

/**
 * The renderer gets a child of the chat's element, which its slot shows within the block. So the styles and libraries of the page
 * apply to it, as to everything else in the page.
 */
export function renderCodeBlocks(
  found: ReturnType<typeof codeToRender>,
  { host, options, strings }: FinishingContext,
  signal: AbortSignal,
): void {
  adoptStyles(host.renderRoot, [renderingStyles]);
  const { showCode, language } = withEnglish(strings(), renderingEnglish, options.strings);
  const createElement = (box: HTMLElement, ending: AbortSignal): HTMLElement => {
    const slot = document.createElement('slot');
    slot.name = `rendering-${++count}`;
    const element = document.createElement('div');
    element.slot = slot.name;
    ending.addEventListener('abort', () => element.remove());
    box.append(slot);
    host.append(element);
    return element;
  };
  for (const [figure, renderer] of found) {
    const gone = endWithAnswer(host, figure);
    void renderCode(figure, renderer, { showCode, language, createElement }, AbortSignal.any([signal, gone]));
  }
}

/** Aborted once the code is not in the chat any more. */
function endWithAnswer(host: FinishingContext['host'], figure: HTMLElement): AbortSignal {
  const known = shown.get(host) ?? new Map<HTMLElement, AbortController>();
  if (!shown.has(host)) {
    shown.set(host, known);
    const observer = new MutationObserver(() => {
      for (const [each, ending] of known) {
        if (host.renderRoot.contains(each)) continue;
        known.delete(each);
        ending.abort();
      }
    });
    observer.observe(host.renderRoot, { childList: true, subtree: true });
  }
  const ending = new AbortController();
  known.set(figure, ending);
  return ending.signal;
}
