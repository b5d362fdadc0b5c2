import type { AnswerRenderer, AnswerRendererOptions } from './answer-renderer-types.js';
import { nativeSanitizer } from './dom/sanitize.js';
import { StreamedAnswer } from './streamed-answer.js';

/** Returns `createAnswerRenderer()`. Loads DOMPurify only for browsers that have no sanitizer of their own. */
export async function prepareRenderer(): Promise<(host: HTMLElement, options: AnswerRendererOptions) => AnswerRenderer> {
  const sanitize = nativeSanitizer() ?? (await import('./dom/purify.js')).purify;
  return (host, options) => new StreamedAnswer(host, options, sanitize);
}
