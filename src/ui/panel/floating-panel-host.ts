/**
 * What floats over a page: gestures on the launcher enter, an open or closed panel leaves. Loaded before the chat and
 * without it: whatever is imported here is paid for by every page. Knows nothing of conversations.
 */
import type { ReactiveControllerHost } from 'lit';

/** What the floating panel reads from the element around it. Frameworks empty what they do not set: null is no text. */
export interface FloatingPanelHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly layout: string;
  readonly push: boolean;
  readonly heading: string | null;
  readonly assistantName: string | null;
  readonly placeholder: string | null;
  draft: string | null | undefined;
  open: boolean;
  send(text: string): Promise<unknown>;
}
