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
    return copyBySelection(element);
  }
}

function copyBySelection(element: Element): boolean {
  const text = element.textContent ?? '';
  const writeText = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
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
