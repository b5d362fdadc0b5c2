/**
 * What shows and speaks the text of answers, their sources, and what can be done with both. Loaded with the first keystroke or
 * question; until then, a restored conversation is plain text.
 */
import type { Source } from '../../conversation/conversation.js';
import { writeJson } from '../../conversation/write-json.js';
import { answerEnglish } from '../../locale/answer-texts.js';
import { withEnglish, type ChatStrings } from '../../locale/strings.js';
import type { AnswerRenderer, AnswerRendererOptions } from '../../markdown/answer-renderer-types.js';
import type { ChatHost, ChatOptions } from '../chat-host.js';
import type { Announcer } from '../transcript/announcer.js';
import type { CreateRenderer } from '../message/answer-text.js';
import type { OpenLink } from '../message/open-link.js';
import { finishBlocks, type FinishingLoaders } from './finish-blocks.js';
import { placeOf, titleOf } from '../sources/source-place.js';

export { scriptLanguage } from '../../conversation/script-language.js';
export { spokenPieces, spokenText, wholeSentences } from '../../conversation/spoken-text.js';
export { prepareRenderer } from '../../markdown/prepare-renderer.js';
export { offerAnswerActions } from '../answer-actions/offer-answer-actions.js';
export { sourcesTemplate } from '../sources/sources.js';
export { answerStyles } from './answer-styles.js';

/** What the renderers need of the chat. */
export interface RenderingContext {
  readonly host: ChatHost;
  readonly options: Pick<ChatOptions, 'imageOrigins' | 'strings' | 'codeRenderers'>;
  readonly openLink: OpenLink;
  readonly announcer: Pick<Announcer, 'announce'>;
}

/** @returns a function that creates renderers with the texts of a language: the same function for the same texts */
export function createRenderers(
  createAnswerRenderer: (host: HTMLElement, options: AnswerRendererOptions) => AnswerRenderer,
  { host: chatHost, options, openLink, announcer }: RenderingContext,
  loaders: FinishingLoaders,
): (strings: ChatStrings, headingLevel: number) => CreateRenderer {
  let shown = '';
  let create: CreateRenderer;
  return (strings, headingLevel) => {
    const { opensInNewTab, copyCode, copyCodeOf, copied, code, table, named, taskDone, taskOpen, image, plainText } = strings;
    const texts = { language: strings.language, opensInNewTab, copyCode, copied, table, taskDone, taskOpen, plainText };
    // Compared by content: if a host sets equal texts again, answers are not rendered again.
    const withText = (text: string): readonly string[] => [
      code(text),
      copyCodeOf(1, text),
      image(text),
      named(table, text),
      strings.source(1, text, text),
    ];
    const key = writeJson([headingLevel, texts, ...['', '#'].flatMap(withText)]);
    if (key === shown) return create;
    shown = key;
    const source = (number: number, found: Source): string => strings.source(number, titleOf(found), placeOf(found));
    return (create = (host) =>
      createAnswerRenderer(host, {
        labels: { ...texts, code, copyCodeOf, image, source, tableOf: (columns) => named(table, columns) },
        headingLevel,
        schedule: 'manual',
        imageOrigins: options.imageOrigins.split(/\s+/).filter(Boolean),
        onCitation: (source, _marker, click) => openLink(source, click),
        onFinished: finishBlocks({ host: chatHost, options, announcer, strings: () => strings }, loaders),
        onCopy: (isCopied) =>
          announcer.announce(isCopied ? copied : withEnglish(strings, answerEnglish, options.strings).notCopied),
      }));
  };
}
