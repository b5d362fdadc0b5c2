/** `Text.splitText()` that keeps the selection, which WebKit does not update. */
export function splitText(text: Text, offset: number): Text {
  const selection = getSelection();
  const before = selection && composedRange(selection, text);
  const rest = text.splitText(offset);
  if (!before || (before.startContainer !== text && before.endContainer !== text)) return rest;
  const start = moved(before.startContainer, before.startOffset);
  const end = moved(before.endContainer, before.endOffset);
  const after = composedRange(selection, text);
  if (after?.endContainer === end.node && after.endOffset === end.offset) return rest;
  select(selection, start, end);
  return rest;

  function moved(node: Node, position: number): Boundary {
    return node === text && position > offset ? { node: rest, offset: position - offset } : { node, offset: position };
  }
}

/** Moves nodes of `parent` to the end of `target`. The selection is kept, and in browsers with `moveBefore()` the focus. */
export function moveNodes(nodes: readonly ChildNode[], parent: Element, target: Element): void {
  const selection = getSelection();
  const before = selection && composedRange(selection, parent);
  const direction = selection?.direction;
  const move = (target as Partial<ParentNode>).moveBefore ?? target.insertBefore;
  for (const node of nodes) move.call(target, node, null);
  if (!before) return;
  const { startContainer, startOffset, endContainer, endOffset } = before;
  if (!target.contains(startContainer) && !target.contains(endContainer)) return;
  select(selection, { node: startContainer, offset: startOffset }, { node: endContainer, offset: endOffset }, direction);
}

interface Boundary {
  readonly node: Node;
  readonly offset: number;
}

function select(selection: Selection, start: Boundary, end: Boundary, direction = selection.direction): void {
  const [anchor, focus] = direction === 'backward' ? [end, start] : [start, end];
  selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

/** The selected range as seen from within the shadow root of a node, if it has one. */
export function composedRange(selection: Selection, node: Node): StaticRange | undefined {
  if (selection.isCollapsed && selection.rangeCount === 0) return undefined;
  const root = node.getRootNode();
  const { getComposedRanges } = selection as { getComposedRanges?: (options: { shadowRoots: ShadowRoot[] }) => StaticRange[] };
  const range =
    getComposedRanges?.call(selection, { shadowRoots: root instanceof ShadowRoot ? [root] : [] })[0] ?? selection.getRangeAt(0);
  const { startContainer, startOffset, endContainer, endOffset } = range;
  return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
}
