/**
 * The screen: immutable conversations enter, templates leave, gestures go to `Chat`'s actions.
 * Pure template functions; behaviour sits in one reactive controller each. Knows nothing of fetch, the API or storage.
 */
import type { ReactiveControllerHost } from 'lit';

/** What the chat reads from the element around it, each time it renders. Frameworks empty what they do not set: null is no text. */
export interface ChatHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly layout: string;
  open: boolean;
  readonly heading: string | null;
  readonly placeholder: string | null;
  readonly assistantName: string | null;
  readonly assistantAvatar: string | null;
  readonly starters: readonly string[] | null | undefined;
  readonly disclaimer: string | null;
  readonly imageOrigins: string | null;
  draft: string | null | undefined;
}
