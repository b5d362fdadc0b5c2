import type { LinkDefinitions } from '../parse/addresses.js';
import type { AnswerBlock, BlockDraft } from './answer-block.js';
import { copyText } from './copy.js';
import type { DecorationSettings } from './decorate.js';
import { finishBlocks, reopenBlock, type OnFinished } from './finished-blocks.js';
import { sanitizeAll, type Sanitize, type Sanitized } from './sanitize.js';
import { Scrollers } from './scrollers.js';

/** Blocks whose layout is contained together. */
const groupSize = 8;
/** Milliseconds for which a button shows that its code was copied. */
const copiedFor = 4_000;

export interface ViewSettings extends DecorationSettings {
  readonly sanitize: Sanitize;
  /** Called for a click on a marker. */
  readonly follow: (marker: HTMLElement, event: MouseEvent) => void;
  /** Called for a click on the button of a code block. */
  readonly onCopy: (isCopied: boolean) => void;
  readonly onFinished: OnFinished | undefined;
}

/** Shows blocks in the host, in groups whose layout is contained. */
export class AnswerView {
  readonly #host: HTMLElement;
  readonly #settings: ViewSettings;
  readonly #groups: HTMLElement[] = [];
  readonly #scrollers: Scrollers;

  constructor(host: HTMLElement, settings: ViewSettings) {
    this.#host = host;
    this.#settings = settings;
    this.#scrollers = new Scrollers(host);
  }

  clear(): void {
    for (const group of this.#groups.splice(0)) group.remove();
  }

  /** Updates the blocks that are due. `first`: index of the first of them. */
  show(blocks: readonly AnswerBlock[], first: number, definitions: LinkDefinitions, isWhole: boolean): void {
    const draft = (block: AnswerBlock, index: number): BlockDraft | undefined => {
      const taken = block.takeDraft(definitions, { ...this.#settings, isOpen: block === blocks.at(-1) && !isWhole });
      if (taken) reopenBlock(blocks, index);
      return taken;
    };
    const drafts = new Map<AnswerBlock, BlockDraft>();
    for (let index = first; index < blocks.length; index++) {
      const block = blocks[index]!;
      const due = block.isDue ? draft(block, index) : undefined;
      if (due) drafts.set(block, due);
    }
    // A continuation of code begins no block.
    const hasCode = [...drafts].some(
      ([{ content, isContinuation }, { html }]) => html?.includes('<pre') && !(content.type === 'code' && isContinuation),
    );
    const { sanitize } = this.#settings;
    const boxes = sanitizeAll(
      sanitize,
      [...drafts.values()].map(({ html }) => html ?? ''),
    ).values();
    const show = (block: AnswerBlock, shown: BlockDraft, box: Sanitized | undefined, parent: Element, index: number): void => {
      block.show(shown, box, parent, this.#after(blocks, index, parent));
      this.#scrollers.observe(block.nodes);
    };
    for (let index = first; index < blocks.length; index++) {
      const block = blocks[index]!;
      const parent = this.#parentOf(block, blocks[index - 1]);
      const due = drafts.get(block);
      if (due) show(block, due, boxes.next().value, parent, index);
      else if (block.parent !== parent) {
        // Its parent has been replaced.
        block.invalidate();
        const again = draft(block, index)!;
        const [box] = sanitizeAll(sanitize, [again.html ?? '']);
        show(block, again, box, parent, index);
      }
    }
    if (hasCode) this.#nameCopyButtons();
    if (this.#settings.onFinished) finishBlocks(blocks, first, isWhole, this.#settings.onFinished);
  }

  /**
   * Names that tell the buttons apart, from the first one on: a finished block does not change when another one comes. One that
   * shows that its code was copied is named by that.
   */
  #nameCopyButtons(): void {
    const buttons = [...this.#host.querySelectorAll<HTMLElement>('.copy-code')];
    buttons.forEach((button, index) => {
      const { language = '' } = button.closest<HTMLElement>('.code')!.dataset;
      const isCopied = button.dataset['copied'] !== undefined;
      const name = isCopied ? null : this.#settings.labels.copyCodeOf(index + 1, language);
      if (button.ariaLabel !== name) button.ariaLabel = name;
    });
  }

  #parentOf(block: AnswerBlock, before: AnswerBlock | undefined): Element {
    const container = block.isContinuation ? before?.container : undefined;
    return (block.isContained ? container?.parentElement : container) ?? this.#group(block);
  }

  /** The first node behind a block within the same parent. */
  #after(blocks: readonly AnswerBlock[], index: number, parent: Element): ChildNode | null {
    const { isContinuation } = blocks[index]!;
    for (let next = index + 1; next < blocks.length; next++) {
      const block = blocks[next]!;
      if (block.first?.parentNode === parent) return block.first;
      if (isContinuation ? !block.isContinuation : this.#group(block) !== parent) break;
    }
    return null;
  }

  #group({ ordinal }: AnswerBlock): HTMLElement {
    const index = Math.floor(ordinal / groupSize);
    const known = this.#groups[index];
    if (known) return known;
    const group = this.#createGroup();
    this.#groups.push(group);
    this.#host.append(group);
    return group;
  }

  /** Buttons and markers come and go: their group listens for them. */
  #createGroup(): HTMLElement {
    const { follow } = this.#settings;
    const group = document.createElement('div');
    group.className = 'block-group';
    group.addEventListener('click', (event) => {
      const control = (event.target as Element).closest<HTMLElement>('.copy-code, .citation > *');
      if (control?.matches('.copy-code')) void this.#copyCode(control);
      else if (control) follow(control, event);
    });
    return group;
  }

  async #copyCode(button: HTMLElement): Promise<void> {
    const { copied, copyCode } = this.#settings.labels;
    const code = button.closest('.code')?.querySelector('code');
    if (!code) return;
    const isCopied = await copyText(code);
    this.#settings.onCopy(isCopied);
    if (!isCopied) return;
    button.textContent = copied;
    button.dataset['copied'] = '';
    this.#nameCopyButtons();
    // Weak, so that the timer does not keep an answer that was removed.
    const restore = (weakView: WeakRef<AnswerView>, weakButton: WeakRef<HTMLElement>): void => {
      const [view, shown] = [weakView.deref(), weakButton.deref()];
      if (!view || !shown) return;
      shown.textContent = copyCode;
      delete shown.dataset['copied'];
      view.#nameCopyButtons();
    };
    setTimeout(restore, copiedFor, new WeakRef(this), new WeakRef(button));
  }
}
