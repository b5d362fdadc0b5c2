/**
 * Turns a streamed markdown answer with citations into safe DOM, at a cost that grows with what is new.
 * In: pieces of text, citations at offsets into it, the sources known so far. Out: elements in `host`.
 * Knows neither Lit nor the widget around it, and touches no DOM before an answer is rendered.
 *
 * host > div.block-group (8 blocks each) > p, h3-h6, ul, ol, blockquote, hr,
 *   figure.code[part=code][data-language] > figcaption > span.code-language + button.copy-code[data-copied]; pre > code
 *   div.table[part=table] > table        li.task > input        p.plain-text: what could not be rendered safely
 *   small.plain-note[part=plain-note]: behind such text, and where marks are too many to make sense of
 *   a[part=link][data-host] > small.link-host        a.image-link: a picture that is not loaded
 *   span.citations[part=citations] > sup.citation > (a | button)[part=citation][data-number][data-source]
 *     (keep .citations `display: inline`: a word joiner in it holds it to the word before)
 *   p.citation-line: markers of a block without text of its own, such as code
 *   code > span.lines: some 2,000 characters of code each; ul.continued, ol.continued, tbody.continued: the next 13 parts of a
 *   long list, the next 5 of a long table, which is .pinned then: --columns holds the widths that its first rows have made
 * The renderer has no styles: demo/guides/renderer.md lists those that contain the layout of groups, lines and what is continued.
 */
import type { AnswerRenderer, AnswerRendererOptions } from './answer-renderer-types.js';
import { purify } from './dom/purify.js';
import { nativeSanitizer, useSanitizer } from './dom/sanitize.js';
import { StreamedAnswer } from './streamed-answer.js';

export type { Citation, Source } from '../conversation/conversation.js';
export type { AnswerLabels } from './answer-labels.js';
export type { AnswerRenderer, AnswerRendererOptions } from './answer-renderer-types.js';

export function createAnswerRenderer(host: HTMLElement, options: AnswerRendererOptions = {}): AnswerRenderer {
  useSanitizer(nativeSanitizer() ?? purify);
  return new StreamedAnswer(host, options);
}
