/**
 * The screen: immutable conversations enter, templates leave, gestures go to `Chat`'s actions.
 * Pure template functions; behaviour sits in one reactive controller each. Knows nothing of fetch, the API or storage.
 */
import type { ReactiveControllerHost } from 'lit';
import type { AnswerAction } from '../events.js';
import type { StringOverrides } from '../locale/strings.js';
import type { CodeRenderers } from '../markdown/rendering/code-renderers.js';

/** The element around the chat. */
export interface ChatHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Options that the chat reads each time it renders. */
export interface ChatOptions {
  readonly layout: string;
  readonly look: string;
  readonly density: string;
  open: boolean;
  readonly heading: string;
  readonly headingLevel: number;
  readonly placeholder: string;
  /** The longest question in UTF-16 code units; 0: any. */
  readonly maxLength: number;
  readonly assistantName: string;
  readonly assistantAvatar: string;
  /** Of the assistant; empty if the host does not know it. */
  readonly answerLanguage: string;
  readonly starters: readonly string[];
  readonly suggestions: readonly string[];
  readonly actions: readonly AnswerAction[];
  /** Whether answers can be rated. */
  readonly feedback: boolean;
  readonly disclaimer: string;
  /** Separated by spaces. */
  readonly imageOrigins: string;
  readonly sourcePassages: string;
  /** What is announced of an answer: `sentences`, `end` or `off`. */
  readonly announce: string;
  /** Only v1 of the API has filters. */
  readonly apiVersion: string;
  /** Days for which conversations are kept on this device; 0: without end. */
  readonly keepDays: number;
  /** Filters of the host, which are always in force. */
  readonly filters?: SearchFilters | undefined;
  readonly assistantId: string;
  /** Whether keys move between messages, unless the user has chosen. */
  readonly messageKeys: boolean;
  readonly codeRenderers: CodeRenderers | undefined;
  readonly strings: StringOverrides | undefined;
  draft: string;
}

/** What a user has chosen, kept for the tab. */
export interface UserChoices {
  /** Undefined: nothing was chosen, or nothing can be kept. */
  read(name: string): string | undefined;
  write(name: string, choice: string): void;
}

/** The fields of `SearchFilters` in the API. */
export type SearchFilters = Readonly<Record<string, unknown>>;

/** Which values of a filter to return; `assistantId` undefined: those of the default assistant. */
export interface ValuesQuery {
  readonly name: string;
  readonly query: string;
  readonly limit: number;
  readonly assistantId: string | undefined;
}

/**
 * What questions can be restricted to, by the API. Each function throws a `ChatFailure` for every fault, or the signal's reason once
 * it aborts.
 */
export interface FilterReader {
  /** By filter name and source app: the kinds of its values. */
  stats(
    assistantId: string | undefined,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>>;
  values(wanted: ValuesQuery, signal: AbortSignal): Promise<readonly { readonly value: string }[]>;
}

export type LoadFilterReader = () => Promise<FilterReader>;

/**
 * Reads the text of a source, in the parts that the service returns.
 * @param id the first of `Source.ids`
 * @throws {ChatFailure} for every fault; the signal's reason once it aborts
 */
export type ReadContent = (id: string, signal: AbortSignal) => Promise<readonly string[]>;

/** What is read beside answers: from the API, and of the tab. */
export interface Readers {
  readonly readContent: ReadContent;
  readonly loadFilterReader: LoadFilterReader;
  readonly choices: UserChoices;
}
