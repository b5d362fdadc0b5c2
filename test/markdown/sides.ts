export type Side = 'left' | 'right';

/** Of an element's content, or of a text. */
export function textBox(node: Node): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
}

/** Whether the text of an element stands at the left or the right of its box. */
export function sideOf(element: Element): Side {
  const text = textBox(element);
  const box = element.getBoundingClientRect();
  return text.left - box.left < box.right - text.right ? 'left' : 'right';
}

/** The side on which the list leaves room for an item's bullet. */
export function bulletSide(item: Element): Side {
  const { left, right } = item.getBoundingClientRect();
  const list = item.parentElement!.getBoundingClientRect();
  return left - list.left > list.right - right ? 'left' : 'right';
}

export function borderSide(quote: Element): Side {
  return parseFloat(getComputedStyle(quote).borderLeftWidth) > 0 ? 'left' : 'right';
}

/** The edge of a cell at which its text begins or ends. */
export function alignedTo(cell: HTMLTableCellElement): Side {
  const { paddingLeft } = getComputedStyle(cell);
  return Math.abs(textBox(cell).left - cell.getBoundingClientRect().left - parseFloat(paddingLeft)) < 1 ? 'left' : 'right';
}
