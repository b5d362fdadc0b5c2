import type { Citation, Source } from '../conversation/conversation.js';
import type { AnswerLabels } from './answer-labels.js';

export interface AnswerRendererOptions {
  readonly labels?: Partial<AnswerLabels>;
  /** The level of the answer's first-level headings, 3 by default; lower ones follow, down to 6. */
  readonly headingLevel?: number;
  /** Origins that pictures may be loaded from; default none: a picture is shown as a link. */
  readonly imageOrigins?: readonly string[];
  /** `auto` (default): what is pushed shows in the next frame. `manual`: only `flush` and `end` render. */
  readonly schedule?: 'auto' | 'manual';
  /** A marker is followed. `event.preventDefault()` keeps the browser from opening the source. */
  onCitation?(source: Source, marker: HTMLElement, event: MouseEvent): void;
}

export interface AnswerRenderer {
  /** Appends text. Cheap: it is rendered with the next frame. */
  push(text: string): void;
  /** A position past the end of the text waits for it, an unknown id for its source. */
  cite(citation: Citation): void;
  /** The whole list known so far. Numbers: the list's own, else in the order in which sources become cited and known. */
  sources(list: readonly Source[]): void;
  /** Renders what is due now. True where more of it came than one task should render: the rest follows by itself, or with the next call. */
  flush(): boolean;
  /** The answer is complete: nothing is half-open any more, positions past the end mean the end. Renders as `flush` does. */
  end(): void;
  /** Starts over with an empty answer. */
  reset(): void;
  /** The source that a marker, or an element in it, stands for. */
  sourceOf(element: Element): Source | undefined;
  readonly text: string;
  /** How many cited ids no source answers to: they have no marker. */
  readonly unknownCitations: number;
}
