/** Runs in the page: positions of texts, and their visible parts. */
export interface Box {
  readonly element: Element;
  readonly rect: DOMRect;
  /** The part of `rect` that is not clipped. */
  readonly seen: DOMRect;
  readonly text: string;
}

export const nameOf = (element: Element): string =>
  [element.tagName.toLowerCase(), ...element.classList].join('.') +
  (element.part.length > 0 ? `[part=${[...element.part]}]` : '');

/** What is shown with the pointer or the focus near is transparent before. */
export const isSeen = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  element.closest('.visually-hidden, defs, option') === null;

/** Whether `text-overflow` or `line-clamp` of the element, or of the block around it, marks cut text. */
export function hasEllipsis(element: Element): boolean {
  for (let each: Element | null = element; each; each = each.parentElement) {
    const { textOverflow, webkitLineClamp, overflowX } = getComputedStyle(each);
    if (overflowX !== 'visible' && (textOverflow === 'ellipsis' || webkitLineClamp !== 'none')) return true;
    if (getComputedStyle(each).display !== 'inline') break;
  }
  return false;
}

/** Whether a container can be scrolled horizontally to the element. */
export function scrollsAcross(element: Element): boolean {
  for (let each: Element | null = element; each; each = each.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(each).overflowX) && !each.matches('.transcript, .card')) return true;
  return false;
}

/** Whether the element can be scrolled into view within its layer. */
export function scrollsAlong(element: Element): boolean {
  for (let each = element.parentElement; each && each !== layerOf(element)?.parentElement; each = each.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(each).overflowY)) return true;
  return false;
}

/** The popover, dialog, card, opened source or list around an element. Layers lie over each other and over the page by design. */
export const layerOf = (element: Element): Element | null =>
  element.closest('[popover], dialog, .citation-card, .source-reader, .conversations');

/** The part of a rectangle that the ancestors of an element, up to its layer, do not clip. */
export function visibleRect(element: Element, rect: DOMRect): DOMRect {
  let { left, top, right, bottom } = rect;
  const layer = layerOf(element);
  for (let each: Element | null = element; each; each = each === layer ? null : each.parentElement) {
    const { overflowX, overflowY, display } = getComputedStyle(each);
    if (display === 'inline' || display === 'contents') continue;
    const edge = each.getBoundingClientRect();
    if (overflowX !== 'visible') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
    if (overflowY !== 'visible') [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
  }
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}

/** A box for each line of each text that is rendered. */
export function textBoxes(root: ShadowRoot): readonly Box[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const boxes: Box[] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const element = node.parentElement;
    if (!element || node.data.trim() === '' || element.localName === 'style' || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(getComputedStyle(element).fontSize);
    for (const line of range.getClientRects()) {
      if (line.width === 0) continue;
      // Line boxes are higher than the letters and can overlap: use the font size as the height.
      const spare = Math.max(0, line.height - size) / 2;
      const rect = new DOMRect(line.x, line.y + spare, line.width, line.height - 2 * spare);
      boxes.push({ element, rect, seen: visibleRect(element, rect), text: node.data.trim().slice(0, 40) });
    }
  }
  return boxes;
}
