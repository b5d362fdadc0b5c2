import type { AnswerRenderer, AnswerRendererOptions } from './answer-renderer-types.js';
import { nativeSanitizer, useSanitizer } from './dom/sanitize.js';
import { StreamedAnswer } from './streamed-answer.js';

/** `createAnswerRenderer`, with DOMPurify on demand: most browsers have a sanitiser of their own, and need no other. */
export async function prepareRenderer(): Promise<(host: HTMLElement, options: AnswerRendererOptions) => AnswerRenderer> {
  useSanitizer(nativeSanitizer() ?? (await import('./dom/purify.js')).purify);
  return (host, options) => new StreamedAnswer(host, options);
}
