/** Copies what an element says; without a secure context by way of a selection, which is given back. */
export async function copyText(element: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(element.textContent ?? '');
    return true;
  } catch {
    return copySelection(element);
  }
}

function copySelection(element: Element): boolean {
  const text = element.textContent ?? '';
  const copy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const selection = getSelection();
  const ranges = selection ? Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index)) : [];
  selection?.selectAllChildren(element);
  document.addEventListener('copy', copy, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', copy, { capture: true });
    selection?.removeAllRanges();
    for (const range of ranges) selection?.addRange(range);
  }
}
