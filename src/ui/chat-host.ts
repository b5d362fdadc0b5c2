/**
 * The screen: immutable conversations enter, templates leave, gestures go to `Chat`'s actions.
 * Pure template functions; behaviour sits in one reactive controller each. Knows nothing of fetch, the API or storage.
 */
import type { ReactiveControllerHost } from 'lit';
import type { AnswerAction } from '../events.js';
import type { StringOverrides } from '../locale/strings.js';

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
  readonly placeholder: string;
  readonly assistantName: string;
  readonly assistantAvatar: string;
  readonly starters: readonly string[];
  readonly suggestions: readonly string[];
  readonly actions: readonly AnswerAction[];
  /** Whether answers can be rated. */
  readonly feedback: boolean;
  readonly disclaimer: string;
  /** Separated by spaces. */
  readonly imageOrigins: string;
  readonly sourcePassages: string;
  /** Only v1 of the API has filters. */
  readonly apiVersion: string;
  readonly strings: StringOverrides | undefined;
  draft: string;
}

/**
 * Reads the text of a source, in the parts that the service returns.
 * @param id the first of `Source.ids`
 * @throws {ChatFailure} for every fault; the signal's reason once it aborts
 */
export type ReadContent = (id: string, signal: AbortSignal) => Promise<readonly string[]>;
