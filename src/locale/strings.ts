/**
 * The types of all texts of the widget; a dictionary is one object of type `Strings`. A language tag enters this layer; its
 * dictionary leaves, with the host's overrides applied.
 * It must not know where the texts are shown.
 */
import type { FeedbackReason, LibraryProblem, SourceKind } from '../conversation/conversation.js';
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
  /** A name with what is to be said of it: "HR assistant: The answer is ready". `name` is untrusted. */
  readonly named: (name: string, text: string) => string;
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
  /** The same, where the chat has a name: a page may have several chats. */
  readonly conversationIn: (name: string) => string;
  /** Link before the transcript, shown while it has the focus. */
  readonly skipToField: string;
  readonly greeting: string;
  readonly greetingOf: (assistant: string) => string;
  readonly introduction: string;
  readonly starters: string;
  readonly question: string;
  readonly answer: string;
  readonly send: string;
  readonly stop: string;
  readonly newConversation: string;
  /** Announced once a new conversation has begun. */
  readonly startedOver: string;
  /** Announced on Enter in an empty field. */
  readonly nothingToSend: string;
  /** Announced on Enter while an answer is written; what was typed stays in the field. */
  readonly answerFirst: string;
  /** Button that opens the menu of the header. */
  readonly more: string;
  readonly jumpToLatest: string;
  readonly waiting: string;
  readonly waitingLong: string;
  /** The text of an answer has not grown for a while. */
  readonly stillWriting: string;
  /** The request is repeated; `attempt` is the number of the failed attempt, from 1. */
  readonly retrying: (attempt: number) => string;
  readonly usingTool: (tool: string) => string;
  /** Summary of the finished steps: "Searched in 2 steps (1.4 s)". Without the time, if that is less than 0.05 s. */
  readonly searched: (steps: number, seconds: number) => string;
  readonly found: (sources: number) => string;
  readonly stepDone: string;
  readonly stepFailed: string;
  readonly stepRunning: string;
  readonly stepStopped: string;
  /** Announced when a step has failed, and the assistant goes on. */
  readonly failedStep: (step: string) => string;
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
  /** Behind the name of a link, in brackets. */
  readonly opensInNewTab: string;
  readonly copyCode: string;
  /** Accessible name of the same button, as an answer may have several: number from 1; `language` may be empty. */
  readonly copyCodeOf: (number: number, language: string) => string;
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
  /** Before the id, with its colon. */
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

/** The texts of a table's buttons. */
export interface TableStrings {
  /** Button at the head of a column. */
  readonly sortBy: (column: string) => string;
  readonly copyTable: string;
  readonly downloadTable: string;
}

/** The texts of the buttons of code. */
export interface CodeStrings {
  /** Pressed while lines are wrapped rather than scrolled. */
  readonly wrapLines: string;
  readonly downloadCode: string;
}

/** The texts of code that the host renders. */
export interface RenderingStrings {
  /** Button that shows the code of a diagram, pressed while it is shown. */
  readonly showCode: string;
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

/** The texts of the list of conversations that are kept on this device. */
export interface ConversationStrings extends DayStrings {
  /** Heading of the list, and the button that opens it. */
  readonly conversations: string;
  readonly closeConversations: string;
  /** Accessible name of the field above the list, and what is written in it while it is empty. */
  readonly searchConversations: string;
  readonly search: string;
  /** Announced while the user searches; `count` is 1 or more. */
  readonly foundConversations: (count: number) => string;
  /** Announced, and in place of the list. */
  readonly noneFound: string;
  /** In place of an empty list. */
  readonly noConversations: string;
  /** Below the list: where the conversations are kept, and for how many days; 0: without end. */
  readonly keptHere: (days: number) => string;
  /** Buttons at each conversation. */
  readonly rename: (title: string) => string;
  readonly delete: (title: string) => string;
  /** Accessible name of the field for a new title. */
  readonly newTitle: string;
  /** Questions, with the buttons `confirm` and `keep`. */
  readonly confirmDelete: string;
  readonly confirmDeleteAll: string;
  readonly confirm: string;
  readonly keep: string;
  readonly deleteAll: string;
  /** Announced afterwards. */
  readonly deleted: string;
  readonly conversationGone: string;
  /** Announced once a conversation of the list is shown. `title` is untrusted. */
  readonly opened: (title: string) => string;
  /** Why new turns are not kept at present. */
  readonly notKept: Readonly<Record<LibraryProblem, string>>;
}

/** The texts of the filters that users choose. */
export interface FilterStrings {
  /** Button above the field, and accessible name of what it opens. */
  readonly filter: string;
  /** By filter of the API; `date` stands for those that compare a time. */
  readonly filterNames: Readonly<Record<'appId' | 'type' | 'createdBy' | 'date', string>>;
  /** A filter in force: "App: Confluence". `value` is untrusted. */
  readonly filteredBy: (name: string, value: string) => string;
  /** A filter in force: the first day. */
  readonly since: (day: Date) => string;
  /** A filter in force: the last day. */
  readonly until: (day: Date) => string;
  readonly clearFilters: string;
  readonly loadingFilters: string;
  /** Also for the values of one filter. */
  readonly filtersFailed: string;
  /** Label and placeholder of the field above the values of a filter. */
  readonly findValue: (name: string) => string;
  readonly noValues: string;
  /** Below values that are not all there are. */
  readonly moreValues: string;
  /** The last seven days; likewise month and year. */
  readonly pastWeek: string;
  readonly pastMonth: string;
  readonly pastYear: string;
  /** Label of the first day. */
  readonly from: string;
  /** Label of the last day. */
  readonly to: string;
}

/** The texts of the menu of the header, and of the keyboard help that it opens. */
export interface MenuStrings {
  /** Buttons that change the size of the panel. */
  readonly larger: string;
  readonly smaller: string;
  readonly usualSize: string;
  /** Button that opens the help, and its heading. */
  readonly keyboardHelp: string;
  readonly closeHelp: string;
  /** What the keys do, in the order in which they are listed. */
  readonly keyHelp: Readonly<Record<HelpedKey, string>>;
  /** The keys as they are written on a keyboard of the language. */
  readonly keyNames: Readonly<Record<HelpedKey, string>>;
  /** Switch: adds the keys `messages` and `regions`. */
  readonly messageKeys: string;
}

/**
 * What the keyboard help lists. `regions`: from the conversation to the field, and back; `messages`: to the previous or next
 * message.
 */
export type HelpedKey = 'send' | 'newLine' | 'recall' | 'scroll' | 'close' | 'next' | 'messages' | 'regions';

/** The names of days that have one. */
export interface DayStrings {
  readonly today: string;
  readonly yesterday: string;
}

/** The texts of a conversation under way: earlier questions, days, and the longest question. */
export interface AskingStrings extends DayStrings {
  /** Button at a question. */
  readonly editQuestion: string;
  /** Above the field with an earlier question in it. */
  readonly editingQuestion: string;
  /** The same, where the questions after it will be gone. */
  readonly editingReplaces: string;
  readonly cancelEditing: string;
  /** Buttons at a long question. */
  readonly showMore: string;
  readonly showLess: string;
  /** At the field, near the longest question that can be sent. */
  readonly charactersLeft: (count: number) => string;
  readonly charactersBeyond: (count: number) => string;
  /** In the button that scrolls to the end. */
  readonly answerBelow: string;
  readonly newAnswers: (count: number) => string;
}

/** All texts: those of a dictionary. */
export interface Strings
  extends
    ChatStrings,
    AskingStrings,
    AnswerStrings,
    TableStrings,
    CodeStrings,
    RenderingStrings,
    FeedbackStrings,
    SourceStrings,
    FilterStrings,
    ConversationStrings,
    MenuStrings {}

/** The host's own texts. A string may replace a function that needs none of its arguments. */
export type StringOverrides = {
  readonly [Name in Exclude<keyof Strings, 'errors'>]?: Strings[Name] extends (...given: never) => string
    ? Strings[Name] | string
    : Strings[Name];
} & { readonly errors?: Partial<Strings['errors']> };

/** A language of the host. Texts that are left out, each for itself, are English. */
export type LanguageStrings = StringOverrides & Pick<Strings, 'language' | 'direction'>;

/**
 * Adds English texts that are loaded later than the rest. The dictionaries of other languages have them already, but for what a
 * language of the host leaves out.
 */
export function withEnglish<Texts extends object>(
  strings: ChatStrings,
  english: Texts,
  overrides: StringOverrides | null | undefined,
): ChatStrings & Texts {
  return { ...strings, ...mergeStrings(mergeStrings(english, strings as StringOverrides), overrides) };
}

/** Applies overrides to a dictionary. Unknown names, null and undefined are ignored: frameworks set null for missing values. */
export function mergeStrings<Texts extends object>(texts: Texts, overrides: StringOverrides | null | undefined): Texts {
  const merged = { ...texts } as Record<string, unknown>;
  for (const [name, text] of Object.entries(merged)) {
    const override = (overrides as Record<string, unknown> | null | undefined)?.[name];
    if (override == null) continue;
    if (typeof text === 'object') merged[name] = mergeStrings(text!, override as StringOverrides);
    else merged[name] = typeof text === 'function' && typeof override !== 'function' ? () => override : override;
  }
  return merged as Texts;
}

type LoadedLanguage = LanguageStrings | { readonly default: LanguageStrings };

/** Returns the texts, or a module with them as its default export. */
export type LoadLanguage = () => LoadedLanguage | Promise<LoadedLanguage>;
