/**
 * What floats over a page: gestures on the launcher enter, an open or closed panel leaves. Loaded before the chat and
 * without it: whatever is imported here is paid for by every page. Knows nothing of conversations.
 */
import type { ReactiveControllerHost } from 'lit';

/** The element around the floating panel. */
export interface FloatingPanelHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  send(text: string): Promise<unknown>;
}

/** Options that the floating panel reads each time it renders. */
export interface FloatingPanelOptions {
  readonly layout: string;
  readonly push: boolean;
  readonly heading: string;
  readonly assistantName: string;
  readonly placeholder: string;
  draft: string;
  open: boolean;
}
