import type { Conversation, Message, Source } from '../conversation/conversation.js';
import { ChatFailure } from '../conversation/errors.js';
import { citedSources } from '../conversation/select.js';
import type { ChatStrings } from '../locale/strings.js';
import { exportConversation } from '../markdown/export/export-conversation.js';
import type { CreateRenderer } from './message/answer-text.js';
import { sentenceOf } from './notice/notice.js';
import { safeUrl } from './sources/safe-url.js';
import { placeOf } from './sources/source-place.js';

/** A conversation as a Markdown document, with the texts and links that the screen shows. */
export async function exportMarkdown(
  conversation: Conversation,
  createRenderer: CreateRenderer | undefined,
  strings: ChatStrings,
): Promise<string> {
  if (!createRenderer) throw new ChatFailure({ kind: 'network', cause: 'The renderer could not be loaded.' });
  const noteOf = (answer: Parameters<typeof sentenceOf>[0]): string => sentenceOf(answer, strings);
  const filtersOf = ({ filters = [] }: Message) => filters.map(({ label }) => strings.askedAbout(label));
  const urlOf = ({ url }: Source): string | undefined => safeUrl(url);
  return exportConversation(conversation, {
    createRenderer,
    citedSources,
    urlOf,
    placeOf,
    noteOf,
    filtersOf,
    sources: strings.sources,
  });
}
