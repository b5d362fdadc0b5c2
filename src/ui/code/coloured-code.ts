import type { Grammar } from '../../highlighting/grammar.js';
import { LineTokenizer, type Token } from '../../highlighting/line-tokenizer.js';
import { keepSelection } from './keep-selection.js';
import { inSlices } from './in-slices.js';

/** How far beyond the screen, and beyond the edges of what scrolls, code is coloured; where something else cuts it off, once it is seen. */
const margin = '100%';

/** Colours the groups of lines of a block that are near the screen. */
export class ColouredCode {
  readonly #groups: readonly HTMLElement[];
  readonly #signal: AbortSignal;
  readonly #near = new Set<HTMLElement>();
  readonly #coloured = new Set<HTMLElement>();
  /** What is known at the beginning of each group, as far as the code has been read. */
  readonly #states: unknown[] = [undefined];
  readonly #observer: IntersectionObserver;
  #grammar: Promise<Grammar> | undefined;
  #isWorking = false;

  constructor(figure: HTMLElement, loadGrammar: () => Promise<Grammar>, signal: AbortSignal) {
    this.#groups = [...figure.querySelectorAll<HTMLElement>('.lines')];
    this.#signal = signal;
    // By the window that the chat is in now.
    const { IntersectionObserver } = figure.ownerDocument.defaultView ?? window;
    const settings: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: margin, scrollMargin: margin };
    this.#observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) this.#near[isIntersecting ? 'add' : 'delete'](target as HTMLElement);
      // Code that cannot be coloured is shown as it is.
      this.#work(loadGrammar).catch((error: unknown) => console.error('[unleash-chat] Code is shown without colours.', error));
    }, settings);
    for (const group of this.#groups) this.#observer.observe(group);
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      for (const group of this.#coloured) keepSelection(group, () => group.replaceChildren(group.textContent));
    });
  }

  async #work(loadGrammar: () => Promise<Grammar>): Promise<void> {
    if (this.#isWorking || !this.#next()) return;
    this.#isWorking = true;
    try {
      const grammar = await (this.#grammar ??= loadGrammar());
      await inSlices(this.#steps(grammar), this.#signal);
    } catch (error) {
      this.#observer.disconnect();
      throw error;
    } finally {
      this.#isWorking = false;
    }
  }

  /** The first group near the screen that has no colours yet. */
  #next(): HTMLElement | undefined {
    return this.#groups.find((group) => this.#near.has(group) && !this.#coloured.has(group));
  }

  /** Reads a line with each step. */
  *#steps(grammar: Grammar): Generator<void, void> {
    for (let group; (group = this.#next());) {
      const index = this.#groups.indexOf(group);
      // What a line means depends on all lines before.
      while (this.#states.length <= index) yield* this.#read(this.#states.length - 1, grammar);
      const tokens = yield* this.#read(index, grammar);
      const colours = document.createDocumentFragment();
      for (const token of tokens) colours.append(nodeOf(token));
      // Texts side by side are one.
      colours.normalize();
      keepSelection(group, () => group.replaceChildren(colours));
      this.#coloured.add(group);
      this.#observer.unobserve(group);
    }
  }

  *#read(index: number, grammar: Grammar): Generator<void, readonly Token[]> {
    const tokenizer = new LineTokenizer(grammar, this.#states[index]);
    const lines = this.#groups[index]!.textContent.split(/(?<=\n)/);
    const tokens: Token[] = [];
    for (const line of lines) {
      const end = line.endsWith('\n') ? -1 : line.length;
      tokens.push(...tokenizer.tokens(line.slice(0, end)), { text: line.slice(end), kind: undefined });
      yield;
    }
    this.#states[index + 1] ??= tokenizer.state;
    return tokens;
  }
}

function nodeOf({ text, kind }: Token): Node | string {
  if (!kind) return text;
  const span = document.createElement('span');
  span.className = `token-${kind}`;
  span.textContent = text;
  return span;
}
