import type { Citation, Source } from '../conversation/conversation.js';
import type { AnswerLabels } from './answer-labels.js';
import type { CodeRenderers } from './rendering/code-renderers.js';

export interface AnswerRendererOptions {
  readonly labels?: Partial<AnswerLabels>;
  /** Level of the answer's first-level headings, 3 by default; lower ones follow, down to 6. */
  readonly headingLevel?: number;
  /** Origins from which images may load; default none. Other images become links. */
  readonly imageOrigins?: readonly string[];
  /** `auto` (default): rendered in the next animation frame. `manual`: begins with `flush` and `end` only. */
  readonly schedule?: 'auto' | 'manual';
  /** A marker was clicked. `event.preventDefault()` keeps the browser from opening the source. */
  onCitation?(source: Source, marker: HTMLElement, event: MouseEvent): void;
  /** The button of a code block was pressed. `isCopied` is false if the browser did not allow it. */
  onCopy?(isCopied: boolean): void;
  /** By language: functions that show code as something else, such as a diagram. The code stays behind a button. */
  readonly codeRenderers?: CodeRenderers;
  /**
   * Called with the nodes of a block that text which follows does not change any more. `signal` is aborted before the block changes
   * after all, through a late source or link, and once it is removed: take back then what you have added to the nodes.
   */
  onFinished?(nodes: readonly ChildNode[], signal: AbortSignal): void;
}

export interface AnswerRenderer {
  /** Appends text. Cheap: it is rendered in the next animation frame. */
  push(text: string): void;
  /** Adds a citation. It is shown once the text at its position and its source are known. */
  cite(citation: Citation): void;
  /**
   * Sets all sources known so far. A source without a number gets the next one once it is cited; a number that has been shown
   * never changes.
   */
  sources(list: readonly Source[]): void;
  /**
   * Renders what is due now.
   * @returns true if more remains than one task should render: the rest follows in the next frames, or with the next call
   */
  flush(): boolean;
  /** The answer is complete: half-open syntax is final, citations beyond the end are placed at the end. Renders as `flush` does. */
  end(): void;
  /** Starts again with an empty answer. */
  reset(): void;
  /** The source of a marker, or of an element inside one, with its number. Undefined, if `element` is in no marker. */
  sourceOf(element: Element): Source | undefined;
  /** The sources of all markers at the position of a marker, in the order of their numbers. */
  sourcesAt(element: Element): readonly Source[];
  /** The markers of a source, in the order of the text. */
  markersOf(source: Source): readonly HTMLElement[];
  /** All text received so far. */
  readonly text: string;
  /** Number of cited ids without a source. They have no marker. */
  readonly unknownCitations: number;
}
