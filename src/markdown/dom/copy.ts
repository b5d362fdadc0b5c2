/** Undefined until it is loaded, with the first selection. Without a selection, nothing is copied. */
let copySelected: ((event: ClipboardEvent) => void) | undefined;

/** Copies selections in the host without markers and labels. A host with a second renderer still has one pair of listeners. */
export function listenForCopies(host: HTMLElement): void {
  host.addEventListener('selectstart', load);
  host.addEventListener('copy', copy);
}

async function load(): Promise<void> {
  ({ copySelected } = await import('./copy-selection.js'));
}

function copy(event: ClipboardEvent): void {
  copySelected?.(event);
}

/** Copies the text of an element. Without a secure context, selects it and then restores the selection. False if neither works. */
export async function copyText(element: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(element.textContent ?? '');
    return true;
  } catch {
    return copyBySelection(element, { 'text/plain': element.textContent ?? '' });
  }
}

/**
 * Copies without a secure context: selects an element for a moment, and answers the browser's `copy` event.
 * @param content what is copied, by its type
 * @returns false, if the browser does not allow it
 */
export function copyBySelection(element: Element, content: object): boolean {
  const writeText = (event: ClipboardEvent): void => {
    for (const [type, text] of Object.entries(content)) event.clipboardData?.setData(type, text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const selection = getSelection();
  const ranges = selection ? [...Array(selection.rangeCount).keys()].map((index) => selection.getRangeAt(index)) : [];
  selection?.selectAllChildren(element);
  document.addEventListener('copy', writeText, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', writeText, { capture: true });
    selection?.removeAllRanges();
    for (const range of ranges) selection?.addRange(range);
  }
}
