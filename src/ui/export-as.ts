import type { Conversation, Source } from '../conversation/conversation.js';
import { ChatFailure } from '../conversation/errors.js';
import { citedSources } from '../conversation/select.js';
import type { Strings } from '../locale/strings.js';
import type { CreateRenderer } from './message/answer-text.js';
import { sentenceOf } from './notice/notice.js';
import { safeUrl } from './sources/safe-url.js';
import { placeOf } from './sources/source-place.js';

/** A conversation as data to load again, or as a document: by the rules and in the words of the screen. */
export async function exportAs(
  format: 'markdown' | 'json',
  conversation: Conversation,
  createRenderer: CreateRenderer | undefined,
  strings: Strings,
): Promise<string> {
  if (format === 'json') return (await import('../conversation/conversation-file.js')).writeConversationFile(conversation);
  if (!createRenderer) throw new ChatFailure({ kind: 'network', cause: 'The renderer could not be loaded.' });
  const { exportConversation } = await import('../markdown/export/export-conversation.js');
  const noteOf = (answer: Parameters<typeof sentenceOf>[0]): string => sentenceOf(answer, strings);
  const urlOf = ({ url }: Source): string | undefined => safeUrl(url);
  return exportConversation(conversation, { createRenderer, citedSources, urlOf, placeOf, noteOf, sources: strings.sources });
}
