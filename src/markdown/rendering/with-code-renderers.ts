import { englishLabels } from '../answer-labels.js';
import type { AnswerRendererOptions } from '../answer-renderer-types.js';
import { codeToRender } from './code-to-render.js';

/** Options with which finished code is rendered, in an element within its block. */
export function withCodeRenderers(options: AnswerRendererOptions): AnswerRendererOptions {
  const { codeRenderers, labels, onFinished } = options;
  if (!codeRenderers) return options;
  const { showCode, language } = { ...englishLabels, ...labels };
  const createElement = (box: HTMLElement): HTMLElement => box.appendChild(document.createElement('div'));
  return {
    ...options,
    onFinished(nodes, signal) {
      onFinished?.(nodes, signal);
      const found = codeToRender(nodes, codeRenderers);
      if (!found[0]) return;
      import('./render-code.js')
        .then(({ renderCode }) => {
          for (const [figure, renderer] of found)
            void renderCode(figure, renderer, { showCode, language, createElement }, signal);
        })
        .catch(console.error);
    },
  };
}
