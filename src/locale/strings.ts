/**
 * Every text of the widget, typed: a language is one object of this shape.
 * What enters is a language tag, what leaves is its dictionary. Knows nothing of who shows the texts.
 */
import type { SourceKind } from '../conversation/conversation.js';
import type { ChatErrorKind } from '../conversation/errors.js';

/** What a closed chat says, before anything else of it is loaded. */
export interface LauncherStrings {
  /** The language of these texts: `de`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** In place of the chat, where it could not be loaded. */
  readonly unavailable: string;
  /** The widget's accessible name, where no heading is set. */
  readonly label: string;
  readonly placeholder: string;
  readonly close: string;
  /** What changes the panel's size. */
  readonly resize: string;
  /** An answer has come while the panel was closed. */
  readonly answerReady: string;
}

export interface Strings extends LauncherStrings {
  /** Names the region that holds the questions and answers. */
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
  /** The question goes out again: the attempt that failed, from 1. */
  readonly retrying: (attempt: number) => string;
  readonly usingTool: (tool: string) => string;
  /** What the steps came to: "Searched in 2 steps, 1.4 s". */
  readonly searched: (steps: number, seconds: number) => string;
  readonly found: (sources: number) => string;
  readonly stepDone: string;
  readonly stepFailed: string;
  readonly stepRunning: string;
  readonly stepStopped: string;
  readonly sources: string;
  readonly alsoFound: (sources: number) => string;
  /** What a marker is called: "Source 2: Parental leave, Confluence". */
  readonly source: (number: number, title: string, place: string) => string;
  /** The rank of a card: "Source 2 of 5". */
  readonly sourceOf: (number: number, all: number) => string;
  /** Above the other sources of the same place, in a card. */
  readonly citedHereToo: string;
  /** From a source back to its markers. */
  readonly showCited: (number: number) => string;
  /** What found the sources that are not cited. */
  readonly foundBy: Readonly<Record<SourceKind, string>>;
  readonly opensInNewTab: string;
  readonly copyCode: string;
  readonly copied: string;
  readonly code: (language: string) => string;
  readonly table: string;
  readonly taskDone: string;
  readonly taskOpen: string;
  readonly image: (description: string) => string;
  /** Behind a part of an answer whose marks are too many to make sense of. */
  readonly plainText: string;
  readonly stopped: string;
  readonly interrupted: string;
  /** The question was not sent, and does not wait any more. */
  readonly wasOffline: string;
  readonly retry: string;
  readonly askAgain: string;
  /** Takes back a question that waits for the network. */
  readonly withdraw: string;
  readonly details: string;
  readonly requestId: string;
  readonly announceAnswer: (sources: number) => string;
  /** What happened and what to do, for the one who asks. */
  readonly errors: Readonly<Record<ChatErrorKind, string>>;
}

/** Any text of the host's own; where it needs none of its arguments, a function's text may be a plain one. */
export type StringOverrides = {
  readonly [Name in Exclude<keyof Strings, 'errors'>]?: Strings[Name] extends (...given: never) => string
    ? Strings[Name] | string
    : Strings[Name];
} & { readonly errors?: Partial<Strings['errors']> };
