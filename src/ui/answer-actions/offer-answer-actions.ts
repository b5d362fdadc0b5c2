import type { Message, Source } from '../../conversation/conversation.js';
import type { Localization } from '../../locale/localization.js';
import type { ChatStrings } from '../../locale/strings.js';
import type { ChatSession } from '../../session/chat-session.js';
import type { ChatHost, ChatOptions, ReadContent } from '../chat-host.js';
import { openCitationCards, type CardLoaders } from '../citation-card/open-citation-cards.js';
import type { exportAnswer } from '../export-markdown.js';
import type { FilterBar } from '../filters/filter-bar.js';
import type { CreateRenderer } from '../message/answer-text.js';
import type { OpenLink } from '../message/open-link.js';
import type { Title } from '../panel/title.js';
import { offerQuotes, type LoadQuoteButton } from '../quote/offer-quotes.js';
import type { Announcer } from '../transcript/announcer.js';
import { createAnswerActions, type AnswerActionsContext, type AnswerActionsTemplate } from './answer-actions.js';
import { writeClipboard } from './write-clipboard.js';

/** What the chat is for its answers. */
export interface AnsweringChat {
  readonly host: ChatHost;
  readonly options: ChatOptions;
  readonly session: ChatSession;
  readonly localization: Localization;
  readonly announcer: Announcer;
  readonly readers: { readonly readContent: ReadContent };
  readonly openLink: OpenLink;
  readonly title: Title;
  /** Undefined until the renderer is loaded. */
  createRenderer(): CreateRenderer | undefined;
  /** Sets what is in the field, and focuses it. */
  fillDraft(text: string): Promise<void>;
  loadFilterBar(): Promise<FilterBar>;
  focus(): void;
}

/** What is loaded on demand. */
interface PartsOfAnswers extends Omit<CardLoaders, 'sentenceOf'>, Pick<AnswerActionsContext, 'loadRating'> {
  readonly loadQuoteButton: LoadQuoteButton;
  readonly loadMarkdownExport: () => Promise<{ readonly exportAnswer: typeof exportAnswer }>;
  /** The sentence in place of what could not be loaded. */
  readonly sentenceOfMissingChunk: (error: unknown, strings: ChatStrings) => string;
}

/** What can be done with an answer: look at its sources, quote, copy and rate it. */
export function offerAnswerActions(chat: AnsweringChat, parts: PartsOfAnswers): AnswerActionsTemplate {
  const { host, options, session, localization, announcer, readers, openLink } = chat;
  const { loadCitationCard, loadSourceReader, loadMarkdownExport, loadQuoteButton, loadRating } = parts;
  const strings = (): ChatStrings => localization.strings;
  const sentenceOf = (error: unknown): string => parts.sentenceOfMissingChunk(error, strings());
  const askSource = async ({ ids }: Source, label: string): Promise<string> => {
    try {
      (await chat.loadFilterBar()).restrictToSource(ids[0]!, label);
    } catch (error) {
      return sentenceOf(error);
    }
    await host.updateComplete;
    chat.focus();
    return '';
  };
  const exported = async (answer: Message): ReturnType<typeof exportAnswer> => {
    const { exportAnswer } = await loadMarkdownExport();
    return exportAnswer(answer, chat.createRenderer(), strings());
  };
  /** Begins a question with a quote. What was typed before stays below it. */
  const quote = (text: string): void => {
    const lines = text.trim().replace(/^/gm, '> ');
    void chat.fillDraft(`${lines}\n\n${options.draft}`);
  };
  /** Begins a question with a suggestion, in place of another one. What was typed before stays below it. */
  const suggest = (text: string): void => {
    const { draft, suggestions } = options;
    void chat.fillDraft(draft === '' || suggestions.includes(draft) ? text : `${text}\n\n${draft}`);
  };
  openCitationCards(
    {
      host,
      options,
      strings,
      contentLanguage: () => localization.contentLanguage,
      headingLevel: () => chat.title.contentLevel,
      conversation: () => session.conversation,
      openLink,
      readContent: readers.readContent,
      askSource,
      createRenderer: () => chat.createRenderer(),
    },
    { loadCitationCard, loadSourceReader, sentenceOf },
  );
  offerQuotes({ host, strings, quote }, loadQuoteButton);
  return createAnswerActions({
    host,
    threadId: () => session.conversation.threadId,
    copy: (answer, shown) => writeClipboard(exported(answer), shown),
    rate: (answerId, feedback) => session.rate(answerId, feedback),
    announce: (text) => announcer.announce(text),
    setDraft: suggest,
    loadRating,
  });
}
