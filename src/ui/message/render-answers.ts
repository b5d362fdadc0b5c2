/**
 * What shows and speaks the text of answers, their sources, and what can be done with both. Loaded with the first keystroke or question; until then, a
 * restored conversation is plain text.
 */
import type { Source } from '../../conversation/conversation.js';
import { writeJson } from '../../conversation/write-json.js';
import type { ChatStrings } from '../../locale/strings.js';
import type { AnswerRenderer, AnswerRendererOptions } from '../../markdown/answer-renderer-types.js';
import type { CreateRenderer } from './answer-text.js';
import type { OpenLink } from './open-link.js';
import { placeOf, titleOf } from '../sources/source-place.js';

export { spokenText, wholeSentences } from '../../conversation/spoken-text.js';
export { prepareRenderer } from '../../markdown/prepare-renderer.js';
export { createAnswerActions } from '../answer-actions/answer-actions.js';
export { writeClipboard } from '../answer-actions/write-clipboard.js';
export { openCitationCards } from '../citation-card/open-citation-cards.js';
export { offerQuotes } from '../quote/offer-quotes.js';
export { sourcesTemplate } from '../sources/sources.js';

/** @returns a function that creates renderers with the texts of a language: the same function for the same texts */
export function createRenderers(
  createAnswerRenderer: (host: HTMLElement, options: AnswerRendererOptions) => AnswerRenderer,
  imageOrigins: () => string,
  openLink: OpenLink,
): (strings: ChatStrings) => CreateRenderer {
  let shown = '';
  let create: CreateRenderer;
  return (strings) => {
    const { copyCode, copied, code, table, taskDone, taskOpen, image, plainText } = strings;
    const texts = { copyCode, copied, table, taskDone, taskOpen, plainText };
    // Compared by content: if a host sets equal texts again, answers are not rendered again.
    const key = writeJson([texts, ...['', '#'].flatMap((text) => [code(text), image(text), strings.source(1, text, text)])]);
    if (key === shown) return create;
    shown = key;
    const source = (number: number, found: Source): string => strings.source(number, titleOf(found), placeOf(found));
    return (create = (host) =>
      createAnswerRenderer(host, {
        labels: { ...texts, code, image, source },
        schedule: 'manual',
        imageOrigins: imageOrigins().split(/\s+/).filter(Boolean),
        onCitation: (source, _marker, click) => openLink(source, click),
      }));
  };
}
