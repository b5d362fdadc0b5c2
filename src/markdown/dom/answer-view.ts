import type { LinkDefinitions } from '../parse/addresses.js';
import type { AnswerBlock, BlockDraft } from './answer-block.js';
import { copyText } from './copy.js';
import type { DecorationSettings } from './decorate.js';
import { sanitizeAll, type Sanitize } from './sanitize.js';

/** Blocks whose layout is contained together. */
const groupSize = 8;
/** Milliseconds for which a button shows that its code was copied. */
const copiedFor = 2_000;

export interface ViewSettings extends DecorationSettings {
  readonly sanitize: Sanitize;
  /** Called for a click on a marker. */
  readonly follow: (marker: HTMLElement, event: MouseEvent) => void;
}

/** Shows blocks in the host, in groups whose layout is contained. */
export class AnswerView {
  readonly #host: HTMLElement;
  readonly #settings: ViewSettings;
  readonly #groups: HTMLElement[] = [];

  constructor(host: HTMLElement, settings: ViewSettings) {
    this.#host = host;
    this.#settings = settings;
  }

  clear(): void {
    for (const group of this.#groups.splice(0)) group.remove();
  }

  /** Updates the blocks that are due. `first`: index of the first of them. */
  show(blocks: readonly AnswerBlock[], first: number, definitions: LinkDefinitions, isWhole: boolean): void {
    const draft = (block: AnswerBlock): BlockDraft | undefined =>
      block.takeDraft(definitions, { ...this.#settings, isOpen: block === blocks.at(-1) && !isWhole });
    const drafts = new Map<AnswerBlock, BlockDraft>();
    for (let index = first; index < blocks.length; index++) {
      const block = blocks[index]!;
      const due = block.isDue ? draft(block) : undefined;
      if (due) drafts.set(block, due);
    }
    const { sanitize } = this.#settings;
    const boxes = sanitizeAll(
      sanitize,
      [...drafts.values()].map(({ html }) => html ?? ''),
    ).values();
    for (let index = first; index < blocks.length; index++) {
      const block = blocks[index]!;
      const parent = this.#parentOf(block, blocks[index - 1]);
      const due = drafts.get(block);
      if (due) block.show(due, boxes.next().value, parent, this.#after(blocks, index, parent));
      else if (block.parent !== parent) {
        // Its parent has been replaced.
        block.invalidate();
        const again = draft(block)!;
        const [box] = sanitizeAll(sanitize, [again.html ?? '']);
        block.show(again, box, parent, this.#after(blocks, index, parent));
      }
    }
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
    if (!code || !(await copyText(code))) return;
    button.textContent = copied;
    button.dataset['copied'] = '';
    // Weak, so that the timer does not keep an answer that was removed.
    const restore = (weak: WeakRef<HTMLElement>): void => {
      const shown = weak.deref();
      if (!shown) return;
      shown.textContent = copyCode;
      delete shown.dataset['copied'];
    };
    setTimeout(restore, copiedFor, new WeakRef(button));
  }
}
