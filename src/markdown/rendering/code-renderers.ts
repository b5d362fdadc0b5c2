/** Passed to a code renderer with the code. */
export interface CodeRendering {
  /** The language as the answer writes it: `mermaid`. */
  readonly language: string;
  /** The colours around the element when the code was finished. */
  readonly theme: 'light' | 'dark';
  /** Aborted once the element is removed, with the answer or because the block changes after all. */
  readonly signal: AbortSignal;
}

/**
 * Shows code as something else in `element`, which is empty and is part of the page. The text is a model's: never take it for HTML
 * or for code to run. If this throws or rejects, the code is shown.
 */
export type CodeRenderer = (text: string, element: HTMLElement, rendering: CodeRendering) => void | Promise<void>;

/** By language, in lower case. */
export type CodeRenderers = Readonly<Record<string, CodeRenderer>>;
