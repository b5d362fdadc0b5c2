/**
 * The screen: immutable conversations enter, templates leave, gestures go to `Chat`'s actions.
 * Pure template functions; behaviour sits in one reactive controller each. Knows nothing of fetch, the API or storage.
 */
import type { ReactiveControllerHost } from 'lit';

/** What the chat reads from the element around it, each time it renders. */
export interface ChatHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly heading: string;
  readonly placeholder: string;
  readonly assistantName: string;
  readonly starters: readonly string[];
  readonly disclaimer: string;
  readonly imageOrigins: string;
  draft: string;
}
