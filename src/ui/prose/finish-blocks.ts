import type { AnswerRendererOptions } from '../../markdown/answer-renderer-types.js';
import { codeToRender, elementsIn } from '../../markdown/rendering/code-to-render.js';
import type { finishCode } from '../code/finish-code.js';
import type { renderCodeBlocks } from '../rendering/render-code-blocks.js';
import type { addTableTools } from '../tables/table-tools.js';
import type { FinishingContext } from './finishing-context.js';

/** What is loaded on demand. */
export interface FinishingLoaders {
  readonly loadFinishCode: () => Promise<{ readonly finishCode: typeof finishCode }>;
  readonly loadTableTools: () => Promise<{ readonly addTableTools: typeof addTableTools }>;
  readonly loadRendering: () => Promise<{ readonly renderCodeBlocks: typeof renderCodeBlocks }>;
}

/** Finished tables and code get their tools, code its colours or what the host renders. Answers do without what could not be loaded. */
export function finishBlocks(
  context: FinishingContext,
  { loadTableTools, loadFinishCode, loadRendering }: FinishingLoaders,
): NonNullable<AnswerRendererOptions['onFinished']> {
  const finish = (nodes: readonly ChildNode[], signal: AbortSignal): void => {
    // Not what is rendered to be copied, nor the text of a source.
    if (!nodes[0]?.parentElement?.closest('.answer')) return;
    const tables = elementsIn(nodes, '.table');
    // Also what the host renders: it has a button that shows the code.
    const code = elementsIn(nodes, '.code');
    const rendered = codeToRender(nodes, context.options.codeRenderers);
    if (tables[0]) loadTableTools().then(({ addTableTools }) => addTableTools(tables, context, signal), console.error);
    if (code[0]) loadFinishCode().then(({ finishCode }) => finishCode(code, context, signal), console.error);
    if (rendered[0]) loadRendering().then(({ renderCodeBlocks }) => renderCodeBlocks(rendered, context, signal), console.error);
  };
  // Once the answer is in its place: a template fills its parts before it is inserted.
  return (nodes, signal) => queueMicrotask(() => finish(nodes, signal));
}
