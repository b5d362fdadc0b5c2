import type { Conversation, Message, Source } from '../conversation/conversation.js';
import { ChatFailure } from '../conversation/errors.js';
import { citedSources } from '../conversation/select.js';
import { filterEnglish } from '../locale/filter-texts.js';
import { withEnglish, type ChatStrings, type StringOverrides } from '../locale/strings.js';
import { answerHtml, answerMarkdown, type ExportContext } from '../markdown/export/export-answer.js';
import { exportConversation } from '../markdown/export/export-conversation.js';
import type { ClipboardContent } from './answer-actions/write-clipboard.js';
import type { CreateRenderer } from './message/answer-text.js';
import { filterText } from './filters/filter-text.js';
import { sentenceOf } from './notice/notice.js';
import { safeUrl } from './sources/safe-url.js';
import { placeOf } from './sources/source-place.js';

/**
 * A conversation as a Markdown document, with the texts and links that the screen shows.
 * @throws {ChatFailure} `network`, without a renderer
 */
export async function exportMarkdown(
  conversation: Conversation,
  createRenderer: CreateRenderer | undefined,
  strings: ChatStrings,
  overrides: StringOverrides | undefined,
): Promise<string> {
  return exportConversation(conversation, exportContext(createRenderer, strings, overrides));
}

/**
 * One answer with its sources: formatted, and as Markdown for where there is no formatting.
 * @throws {ChatFailure} `network`, without a renderer
 */
export async function exportAnswer(
  answer: Message,
  createRenderer: CreateRenderer | undefined,
  strings: ChatStrings,
): Promise<ClipboardContent> {
  const context = exportContext(createRenderer, strings);
  return { 'text/html': await answerHtml(answer, context), 'text/plain': await answerMarkdown(answer, context) };
}

function exportContext(
  createRenderer: CreateRenderer | undefined,
  strings: ChatStrings,
  overrides?: StringOverrides,
): ExportContext {
  if (!createRenderer) throw new ChatFailure({ kind: 'network', cause: 'The renderer could not be loaded.' });
  return {
    createRenderer,
    citedSources,
    urlOf: ({ url }: Source): string | undefined => safeUrl(url),
    placeOf,
    noteOf: (answer) => sentenceOf(answer, strings),
    filtersOf: ({ filters = [] }) => filters.map((filter) => filterText(filter, withEnglish(strings, filterEnglish, overrides))),
    sources: strings.sources,
  };
}
