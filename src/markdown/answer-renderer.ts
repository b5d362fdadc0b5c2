/**
 * Renders a streamed Markdown answer with citations into safe DOM, at a cost that grows with what is new.
 * In: pieces of text, citations at offsets into it, the sources known so far. Out: elements in `host`.
 * This layer must not know Lit or the widget, and touches no DOM before a renderer is created.
 *
 * host > div.block-group (8 blocks each) > p, h3-h6[part=heading][data-rank], ul, ol, blockquote, hr,
 *   figure.code[part=code][data-language] > figcaption > span.code-language +
 *     button.copy-code[part=copy-code][data-copied]; pre > code > span.lines
 *     div.rendering[part=rendering], button.show-code[part=show-code]: code that the host renders, and the button for the code
 *   div.table[part=table] > table        li.task > input        code.code-word: a word of code in a table
 *   p.plain-text[part=plain-text]: text that could not be rendered safely
 *   small.plain-note[part=plain-note]: says so behind such text, and behind text with too many marks
 *   a[part=link][data-host] > small.link-host, small.new-tab        img[part=image], or a.image-link: a picture that is not loaded
 *   span.citations[part=citations] > sup.citation > (a | button)[part=citation][data-number]
 *     (keep .citations `display: inline`: its word joiner keeps it on the line of the word before)
 *   p.citation-line: markers below a block that has no text of its own, such as code
 *   ul.continued, ol.continued, tbody.continued: the next 13 parts of a long list, the next 5 of a long table. Such a table is
 *     .pinned: --columns holds the column widths of its first rows
 * The renderer has no styles: demo/guides/renderer.md lists those that contain the layout of groups, lines and continuations.
 */
import type { AnswerRenderer, AnswerRendererOptions } from './answer-renderer-types.js';
import { purify } from './dom/purify.js';
import { nativeSanitizer } from './dom/sanitize.js';
import { withCodeRenderers } from './rendering/with-code-renderers.js';
import { StreamedAnswer } from './streamed-answer.js';

export type { Citation, Source, SourceKind } from '../conversation/conversation.js';
export type { AnswerLabels } from './answer-labels.js';
export type { AnswerRenderer, AnswerRendererOptions } from './answer-renderer-types.js';
export type { CodeRenderer, CodeRenderers, CodeRendering } from './rendering/code-renderers.js';

export function createAnswerRenderer(host: HTMLElement, options: AnswerRendererOptions = {}): AnswerRenderer {
  return new StreamedAnswer(host, withCodeRenderers(options), nativeSanitizer() ?? purify);
}
