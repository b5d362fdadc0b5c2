/** Copies what an element holds; on plain http there is no clipboard but by selection. */
export async function copyText(element) {
  if (navigator.clipboard) return navigator.clipboard.writeText(element.textContent);
  const selection = getSelection();
  selection.selectAllChildren(element);
  document.execCommand('copy');
  selection.removeAllRanges();
}
