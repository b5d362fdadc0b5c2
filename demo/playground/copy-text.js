/** Copies the text of an element. `navigator.clipboard` needs https or localhost; otherwise by selection. */
export async function copyText(element) {
  if (navigator.clipboard) return navigator.clipboard.writeText(element.textContent);
  const selection = getSelection();
  selection.selectAllChildren(element);
  document.execCommand('copy');
  selection.removeAllRanges();
}
