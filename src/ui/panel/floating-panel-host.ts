/**
 * Launcher and panel of `popup` and `drawer`: gestures on the launcher enter, an open or closed panel leaves. Loaded before the
 * chat, so every page with a closed popup pays for what is imported here. It must not know conversations.
 */
import type { ReactiveControllerHost } from 'lit';

/** The element around the floating panel. */
export interface FloatingPanelHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What the floating panel knows of the chat. */
export interface LoadedChat {
  /** Asks what is in the field. */
  submit(): void;
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
