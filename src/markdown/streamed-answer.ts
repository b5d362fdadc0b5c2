import type { Citation, Source } from '../conversation/conversation.js';
import { AnswerBlocks } from './answer-blocks.js';
import { FrameClock } from '../frame-clock.js';
import { englishLabels } from './answer-labels.js';
import type { AnswerRenderer, AnswerRendererOptions } from './answer-renderer-types.js';
import { AnswerCitations } from './citations/answer-citations.js';
import { sourceOfMarker } from './citations/citation-marker.js';
import { locateCitation } from './citations/locate-citation.js';
import { AnswerView } from './dom/answer-view.js';
import { listenForCopies } from './dom/copy.js';
import type { Sanitize } from './dom/sanitize.js';
import { ReceivedText } from './received-text.js';
import { LinkReferences } from './link-references.js';

/** Number of characters that are rendered at a time. */
const sliceLength = 4_096;
/** In milliseconds: slices that begin later wait for the next frame. */
const longestTask = 40;

/**
 * The renderer. Each slice of new text passes through blocks, links, citations and view; each of them returns the index of the
 * first block that something has changed for. Frozen blocks before it are left alone.
 */
export class StreamedAnswer implements AnswerRenderer {
  readonly #host: HTMLElement;
  readonly #schedule: AnswerRendererOptions['schedule'];
  readonly #view: AnswerView;
  readonly #clock = new FrameClock(() => this.flush());
  #text = new ReceivedText();
  /** Clean text that is not rendered yet. */
  #waiting = '';
  #blocks = new AnswerBlocks();
  #links = new LinkReferences();
  #citations = new AnswerCitations();
  #isDue = false;
  #isEnded = false;

  constructor(host: HTMLElement, options: AnswerRendererOptions, sanitize: Sanitize) {
    const { labels, headingLevel = 3, imageOrigins = [], schedule } = options;
    this.#host = host;
    this.#schedule = schedule;
    this.#view = new AnswerView(host, {
      labels: { ...englishLabels, ...labels },
      headingLevel,
      imageOrigins,
      sanitize,
      follow: (marker, event) => {
        const source = this.sourceOf(marker);
        if (source) options.onCitation?.(source, marker, event);
      },
      onCopy: (isCopied) => options.onCopy?.(isCopied),
      onFinished: options.onFinished,
    });
    listenForCopies(host);
  }

  get text(): string {
    return this.#text.received;
  }

  get unknownCitations(): number {
    return this.#citations.unknown;
  }

  push(text: string): void {
    if (text === '') return;
    if (this.#isWhole) this.#blocks.thaw();
    this.#isEnded = false;
    this.#text.add(text);
    this.#request();
  }

  cite(citation: Citation): void {
    this.#citations.cite(citation);
    this.#request();
  }

  sources(list: readonly Source[]): void {
    this.#citations.know(list);
    this.#request();
  }

  end(): void {
    if (this.#isEnded && !this.#isDue) return;
    this.#isEnded = this.#isDue = true;
    this.flush();
  }

  reset(): void {
    this.#clock.cancel();
    for (const block of this.#blocks.all) block.reopen();
    this.#view.clear();
    this.#text = new ReceivedText();
    this.#waiting = '';
    this.#blocks = new AnswerBlocks();
    this.#links = new LinkReferences();
    this.#citations = new AnswerCitations();
    this.#isDue = this.#isEnded = false;
  }

  sourceOf(element: Element): Source | undefined {
    // The marker may be older than the list of sources.
    return this.#citations.find(sourceOfMarker(element));
  }

  sourcesAt(element: Element): readonly Source[] {
    const markers = element.closest('.citations')?.querySelectorAll('.citation > *') ?? [];
    return [...markers].flatMap((marker) => this.sourceOf(marker) ?? []);
  }

  markersOf({ ids: [id] }: Source): readonly HTMLElement[] {
    const markers = this.#host.querySelectorAll<HTMLElement>('.citation > *');
    return [...markers].filter((marker) => this.sourceOf(marker)?.ids.includes(id!));
  }

  flush(): boolean {
    this.#clock.cancel();
    const start = performance.now();
    this.#waiting += this.#text.take();
    while (this.#isDue && performance.now() - start < longestTask) this.#renderSlice();
    if (this.#isDue) this.#clock.request();
    return this.#isDue;
  }

  /** Whether all of the text has arrived and is rendered: nothing is half-open any more. */
  get #isWhole(): boolean {
    return this.#isEnded && this.#waiting === '';
  }

  #renderSlice(): void {
    const slice = this.#waiting.slice(0, sliceLength);
    this.#waiting = this.#waiting.slice(sliceLength);
    this.#isDue = this.#waiting !== '';
    const isWhole = this.#isWhole;
    // Citations that waited for more text belong to the end.
    if (isWhole) this.#citations.touchAll();
    const blocks = this.#blocks;
    let first = blocks.add(slice, isWhole);
    first = this.#links.update(blocks.all, first);
    first = this.#citations.assign(blocks.all, first, (position) => locateCitation(position, this.#text, blocks, isWhole));
    this.#view.show(blocks.all, first, this.#links.definitions, isWhole);
  }

  #request(): void {
    this.#isDue = true;
    if (this.#schedule !== 'manual') this.#clock.request();
  }
}
