/**
 * What the interface loads on demand, and when: the only file of `ui/` with `import()`. What is loaded here must not import
 * this file. The chat and the floating panel are loaded by the element.
 */
import { ChatFailure } from '../conversation/errors.js';
import type { LauncherStrings } from '../locale/strings.js';
import { chunk, missingChunk } from '../missing-chunk.js';

/** The sentence in place of what could not be loaded. */
export function sentenceOfMissingChunk(error: unknown, { unavailable, outdated }: LauncherStrings): string {
  const failure = error instanceof ChatFailure ? error : missingChunk(error);
  return failure.error.kind === 'offline' ? unavailable : outdated;
}

/** What renders answers: with the first keystroke or question, while the assistant searches. */
export const loadAnswers = chunk(() => import('./prose/render-answers.js'));

/** The same, with the sanitizer that the browser needs. */
export const loadRenderer = chunk(async () => (await loadAnswers()).prepareRenderer());

/** What finished blocks are given. */
export const finishingLoaders = {
  /** With the first table. */
  loadTableTools: chunk(() => import('./tables/table-tools.js')),
  /** With the first code. */
  loadFinishCode: chunk(() => import('./code/finish-code.js')),
  /** With the first code that the host renders. */
  loadRendering: chunk(() => import('./rendering/render-code-blocks.js')),
};

/** With the first marker that is hovered, focused or tapped. */
export const loadCitationCard = chunk(() => import('./citation-card/citation-card.js'));

/** With the first source that is opened at its passage. */
export const loadSourceReader = chunk(() => import('./source-reader/source-reader.js'));

/** With a chat that uses version 1 of the API, or a question that was restricted. */
export const loadFilterBar = chunk(() => import('./filters/filter-bar.js'));

/** When the user opens the filters. */
export const loadFilterChoices = chunk(() => import('./filters/filter-choices.js'));

/** With the chat, where conversations are kept on this device. */
export const loadConversations = chunk(() => import('./conversations/conversations.js'));

/** A while after the start of the first answer; before, for a long draft, and where the length of questions is limited. */
export const loadAsking = chunk(() => import('./asking/asking.js'));

/** Where the host or the user has turned them on. */
export const loadMessageKeys = chunk(() => import('./transcript/message-keys.js'));

/** When the menu of the header is opened. */
export const loadMenu = chunk(() => import('./menu/menu.js'));

/** With the first selection in an answer or an opened source. */
export const loadQuoteButton = chunk(() => import('./quote/quote-button.js'));

/** When a conversation is restored that is longer than the screen. */
export const loadOlderMessages = chunk(() => import('./transcript/older-messages.js'));

/** With `loadConversation()` and `exportConversation('json')`. */
export const loadConversationFile = chunk(() => import('../conversation/conversation-file.js'));

/** With the first answer, where answers can be rated. */
export const loadRating = chunk(() => import('./answer-actions/rating.js'));

/** With `exportConversation('markdown')`, and with the first answer that is copied. */
export const loadMarkdownExport = chunk(() => import('./export-markdown.js'));

/** Position and size of an open panel: with the chat, once the pointer or the focus is near the launcher. */
export const loadOpenPanel = chunk(() => import('./panel/attach-panel.js'));

/** With the first focus in the page. */
export const loadUncoverFocus = chunk(() => import('./launcher/uncover-focus.js'));

/** When a look or density other than the default is set: all of them in one request, since the chat waits for it. */
export const loadLooks = chunk(() => import('./looks/adopt-looks.js'));
