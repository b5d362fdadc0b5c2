/**
 * The types of all texts of the widget; a dictionary is one object of type `Strings`. A language tag enters this layer; its
 * dictionary leaves, with the host's overrides applied.
 * It must not know where the texts are shown.
 */
import type { FeedbackReason, SourceKind } from '../conversation/conversation.js';
import type { ChatErrorKind } from '../conversation/errors.js';

/** The texts that a closed popup or drawer needs. */
export interface LauncherStrings {
  /** Language tag of the dictionary: `de`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Shown in place of the chat if its code could not be loaded. */
  readonly unavailable: string;
  /** The code of the chat is not on the server any more, since the page is older than its files. */
  readonly outdated: string;
  /** The widget's accessible name if no heading is set. */
  readonly label: string;
  readonly placeholder: string;
  readonly close: string;
  /** Accessible name of the handle that changes the panel's size. */
  readonly resize: string;
  /** An answer was completed while the panel was closed. */
  readonly answerReady: string;
  /** An answer failed while the panel was closed. */
  readonly answerFailed: string;
  /** An answer broke off while the panel was closed. */
  readonly answerInterrupted: string;
}

/** The texts of a chat, up to the first card. Functions receive numbers and untrusted names unformatted. */
export interface ChatStrings extends LauncherStrings {
  /** Accessible name of the transcript. */
  readonly conversation: string;
  readonly greeting: string;
  readonly greetingOf: (assistant: string) => string;
  readonly introduction: string;
  readonly starters: string;
  readonly question: string;
  readonly answer: string;
  readonly send: string;
  readonly stop: string;
  readonly newConversation: string;
  readonly jumpToLatest: string;
  readonly waiting: string;
  readonly waitingLong: string;
  /** The text of an answer has not grown for a while. */
  readonly stillWriting: string;
  /** The request is repeated; `attempt` is the number of the failed attempt, from 1. */
  readonly retrying: (attempt: number) => string;
  readonly usingTool: (tool: string) => string;
  /** Summary of the finished steps: "Searched in 2 steps, 1.4 s". */
  readonly searched: (steps: number, seconds: number) => string;
  readonly found: (sources: number) => string;
  readonly stepDone: string;
  readonly stepFailed: string;
  readonly stepRunning: string;
  readonly stepStopped: string;
  readonly sources: string;
  readonly alsoFound: (sources: number) => string;
  /** Accessible name of a citation marker: "Source 2: Parental leave, Confluence". `place` may be empty. */
  readonly source: (number: number, title: string, place: string) => string;
  /** At a question, and above the field for the next one: it is asked of one source alone. */
  readonly askedAbout: (title: string) => string;
  /** Button at what restricts the next question: "Remove “About …”". */
  readonly removeFilter: (label: string) => string;
  /** Button at a selection, which becomes a quote in the field. */
  readonly quote: string;
  /** Button that leads from a source to its markers. */
  readonly showCited: (number: number) => string;
  /** Group titles of the sources that are not cited. */
  readonly foundBy: Readonly<Record<SourceKind, string>>;
  readonly opensInNewTab: string;
  readonly copyCode: string;
  readonly copied: string;
  readonly code: (language: string) => string;
  readonly table: string;
  readonly taskDone: string;
  readonly taskOpen: string;
  readonly image: (description: string) => string;
  /** Note after a part of an answer with too much markup to be rendered. */
  readonly plainText: string;
  readonly stopped: string;
  readonly interrupted: string;
  /** The question was not sent and is not queued any more. */
  readonly wasOffline: string;
  readonly retry: string;
  readonly askAgain: string;
  /** Button that takes back a question that waits for the network. */
  readonly withdraw: string;
  readonly details: string;
  readonly requestId: string;
  readonly announceAnswer: (sources: number) => string;
  /** In place of the sentence for `rate-limited`, where the service says when it answers again. */
  readonly tooManyUntil: (seconds: number) => string;
  /** For the user: what happened and what to do. */
  readonly errors: Readonly<Record<ChatErrorKind, string>>;
}

/** The texts of what can be done with an answer. */
export interface AnswerStrings {
  /** Accessible name of the row of buttons below an answer. */
  readonly answerActions: string;
  readonly copyAnswer: string;
  readonly notCopied: string;
  /** Accessible name of the suggested follow-ups. */
  readonly suggestions: string;
}

/** The texts of the rating of an answer. */
export interface FeedbackStrings {
  readonly helpful: string;
  readonly notHelpful: string;
  /** Announced after a rating or a comment. */
  readonly feedbackReceived: string;
  /** Above the reasons for "not helpful". */
  readonly feedbackQuestion: string;
  readonly feedbackReasons: Readonly<Record<FeedbackReason, string>>;
  /** Placeholder of the comment. */
  readonly feedbackComment: string;
}

/** The texts of citation cards, of the source reader, and of what can be done with a source. */
export interface SourceStrings {
  /** Heading of a citation card: "Source 2 of 5". */
  readonly sourceOf: (number: number, all: number) => string;
  /** In a citation card, above the other sources cited at the same position. */
  readonly citedHereToo: string;
  /** In a citation card, while the text of its source is on its way. */
  readonly readingSource: string;
  /** Above a passage that stands in `found` and not in `cited`. */
  readonly inAnotherSource: (found: string, cited: string) => string;
  /** The statement was not found; `blocks` is the number of paragraphs, list items and rows that were read. Claims no mistake. */
  readonly notSeenInSource: (blocks: number) => string;
  /** The statement may or may not be said in the passage that is shown. */
  readonly nearestPassage: (blocks: number) => string;
  /** The text of a source was refused, or did not come. */
  readonly sourceUnreadable: string;
  /** Button that opens the text of a source at its passage. */
  readonly showInSource: string;
  /** Accessible name of the opened text. */
  readonly sourceText: (title: string) => string;
  readonly closeSource: string;
  readonly openOriginal: string;
  readonly passageOf: (index: number, all: number) => string;
  readonly previousPassage: string;
  readonly nextPassage: string;
  readonly emptySource: string;
  /** Button: the next question is asked of this source alone. */
  readonly askSource: string;
}

/** All texts: those of a dictionary. */
export interface Strings extends ChatStrings, AnswerStrings, FeedbackStrings, SourceStrings {}

/** The host's own texts. A string may replace a function that needs none of its arguments. */
export type StringOverrides = {
  readonly [Name in Exclude<keyof Strings, 'errors'>]?: Strings[Name] extends (...given: never) => string
    ? Strings[Name] | string
    : Strings[Name];
} & { readonly errors?: Partial<Strings['errors']> };

/** Adds English texts that are loaded later than the rest. The dictionaries of other languages have them already. */
export function withEnglish<Texts extends object>(
  strings: ChatStrings,
  english: Texts,
  overrides: StringOverrides | null | undefined,
): ChatStrings & Texts {
  return { ...mergeStrings(english, overrides), ...strings };
}

/** Applies overrides to a dictionary. Unknown names, null and undefined are ignored: frameworks set null for missing values. */
export function mergeStrings<Texts extends object>(texts: Texts, overrides: StringOverrides | null | undefined): Texts {
  const merged = { ...texts } as Record<string, unknown>;
  for (const [name, override] of Object.entries(overrides ?? {})) {
    const text = merged[name];
    if (override == null || text === undefined) continue;
    if (typeof text === 'object') merged[name] = mergeStrings(text!, override as StringOverrides);
    else merged[name] = typeof text === 'function' && typeof override !== 'function' ? () => override : override;
  }
  return merged as Texts;
}
