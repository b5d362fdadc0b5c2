import { composedRange } from '../../markdown/dom/selection.js';

interface Boundary {
  readonly node: Node;
  readonly offset: number;
}

/** Changes the nodes of an element, not its text, and keeps what is selected in it. */
export function keepSelection(element: Element, change: () => void): void {
  const selection = getSelection();
  const range = selection && composedRange(selection, element);
  const isInside = ({ node }: Boundary): boolean => element.contains(node);
  const start = range && { node: range.startContainer, offset: range.startOffset };
  const end = range && { node: range.endContainer, offset: range.endOffset };
  if (!selection || !start || !end || (!isInside(start) && !isInside(end))) return change();
  const { direction } = selection;
  const places = [start, end].map((boundary) => (isInside(boundary) ? textBefore(element, boundary) : boundary));
  change();
  const [first, last] = places.map((place) => (typeof place === 'number' ? boundaryAt(element, place) : place));
  const [anchor, focus] = direction === 'backward' ? [last!, first!] : [first!, last!];
  selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

/** Number of characters of the element before a boundary. */
function textBefore(element: Element, { node, offset }: Boundary): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(node, offset);
  return range.toString().length;
}

function boundaryAt(element: Element, position: number): Boundary {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = position;
  for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) {
    if (left <= node.length) return { node, offset: left };
    left -= node.length;
  }
  return { node: element, offset: element.childNodes.length };
}
