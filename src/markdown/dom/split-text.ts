/** `splitText` for text that may be selected: WebKit does not take the selection along. */
export function splitText(text: Text, offset: number): Text {
  const selection = getSelection();
  const before = selection && selectedIn(selection, text);
  const rest = text.splitText(offset);
  if (!before || (before.startContainer !== text && before.endContainer !== text)) return rest;
  const start = moved(before.startContainer, before.startOffset);
  const end = moved(before.endContainer, before.endOffset);
  const after = selectedIn(selection, text);
  if (after?.endContainer === end.node && after.endOffset === end.offset) return rest;
  const [anchor, focus] = selection.direction === 'backward' ? [end, start] : [start, end];
  selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
  return rest;

  function moved(node: Node, position: number): { readonly node: Node; readonly offset: number } {
    return node === text && position > offset ? { node: rest, offset: position - offset } : { node, offset: position };
  }
}

/** The range as it is inside of the shadow root that the text may be in. */
function selectedIn(selection: Selection, text: Text): StaticRange | undefined {
  if (selection.isCollapsed && selection.rangeCount === 0) return undefined;
  const root = text.getRootNode();
  const { getComposedRanges } = selection as { getComposedRanges?: (options: { shadowRoots: ShadowRoot[] }) => StaticRange[] };
  const range =
    getComposedRanges?.call(selection, { shadowRoots: root instanceof ShadowRoot ? [root] : [] })[0] ?? selection.getRangeAt(0);
  const { startContainer, startOffset, endContainer, endOffset } = range;
  return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
}
