import { matchMarker } from '../citations/citation-marker.js';
import { moveNodes, splitText } from './selection.js';

/** Trailing nodes of an element that were rendered by later parts; reconciliation skips them. */
const continuations = new WeakSet<Node>();

export function markContinuation(node: Node): void {
  continuations.add(node);
}

/**
 * Makes the children of `parent` from `first` up to `end` equal to those of `wanted`, in few changes: equal nodes stay, text
 * grows at its end or is split around a new marker. Selections, focus and scroll positions survive.
 */
export function reconcile(
  parent: Node,
  wanted: Node,
  first: ChildNode | null = parent.firstChild,
  end: ChildNode | null = null,
): void {
  let old = first;
  for (let next = wanted.firstChild; next !== null;) {
    const node = next;
    next = node.nextSibling;
    if (old && old !== end && isTextOfLooseItem(old, node)) old = wrapText(old, node, end);
    if (old === end || old === null) {
      parent.insertBefore(node, end);
    } else if (isText(old) && isText(node)) {
      old = matchText(old, node.data, next !== null && !isText(next), end);
    } else if (isSame(old, node)) {
      if (!old.isEqualNode(node)) matchElement(old as Element, node as Element);
      old = old.nextSibling;
    } else if (isMarker(node)) {
      parent.insertBefore(node, old);
    } else {
      const after = isMarker(old) || (isText(old) && isSame(old.nextSibling, node)) ? old : null;
      if (after) {
        // The wanted node follows: only the one before it is gone.
        old = after.nextSibling;
        after.remove();
        next = node;
        continue;
      }
      const replaced: ChildNode = old;
      old = old.nextSibling;
      parent.replaceChild(node, replaced);
    }
  }
  while (old !== end && old !== null) {
    const surplus: ChildNode = old;
    old = old.nextSibling;
    surplus.remove();
  }
}

/** Gives a text its wanted data. @returns the node behind it */
function matchText(old: Text, data: string, isFollowed: boolean, end: ChildNode | null): ChildNode | null {
  for (let more = old.nextSibling; more !== end && isText(more); more = old.nextSibling) {
    old.appendData(more.data);
    more.remove();
  }
  const shown = old.data;
  if (isFollowed && shown.length > data.length && shown.startsWith(data)) return splitText(old, data.length);
  if (data.startsWith(shown)) {
    if (data.length > shown.length) grow(old, data.slice(shown.length));
  } else {
    let common = 0;
    while (shown[common] === data[common]) common++;
    old.replaceData(common, shown.length - common, data.slice(common));
  }
  return old.nextSibling;
}

/** An inserted node makes Chromium lay out the paragraph once; text that grows without one makes it shape all of its text again. */
function grow(text: Text, more: string): void {
  const beside = document.createTextNode('');
  text.before(beside);
  text.appendData(more);
  beside.remove();
}

function matchElement(old: Element, wanted: Element): void {
  // The next word must not reset a copy button that says "Copied". Buttons of markers do change.
  if (old.localName === 'button' && !isMarker(old.parentNode?.parentNode ?? null)) return;
  for (const { name } of [...old.attributes]) if (!wanted.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of [...wanted.attributes]) {
    // Whether a scroller is a Tab stop depends on its layout (scrollers.ts).
    if (name === 'tabindex' || old.getAttribute(name) === value) continue;
    // Content Security Policies forbid `style` as an attribute.
    if (name === 'style') (old as HTMLElement).style.cssText = value;
    else old.setAttribute(name, value);
  }
  matchMarker(old, wanted);
  let end = old.lastChild && continuations.has(old.lastChild) ? old.lastChild : null;
  while (end?.previousSibling && continuations.has(end.previousSibling)) end = end.previousSibling;
  reconcile(old, wanted, old.firstChild, end);
}

/** Whether the list has become loose: the text of its items belongs into paragraphs. */
function isTextOfLooseItem(old: ChildNode, wanted: ChildNode): boolean {
  return wanted.nodeName === 'P' && old.parentNode!.nodeName === 'LI' && isInline(old);
}

/** Moves text into a paragraph instead of replacing it, since it may be selected. */
function wrapText(first: ChildNode, wanted: ChildNode, end: ChildNode | null): ChildNode {
  const paragraph = wanted.cloneNode() as Element;
  const nodes: ChildNode[] = [];
  for (let node: ChildNode | null = first; node && node !== end && isInline(node); node = node.nextSibling) nodes.push(node);
  first.before(paragraph);
  moveNodes(nodes, paragraph.parentElement!, paragraph);
  return paragraph;
}

const blockName = /^(?:P|UL|OL|BLOCKQUOTE|FIGURE|DIV|HR|H\d)$/;

function isInline(node: ChildNode): boolean {
  return !blockName.test(node.nodeName);
}

function isText(node: Node | null): node is Text {
  return node?.nodeType === 3;
}

function isMarker(node: Node | null): boolean {
  return node?.nodeType === 1 && (node as Element).matches('.citations, .citation-line');
}

function isSame(old: Node | null, wanted: Node): boolean {
  return old?.nodeType === 1 && old.nodeName === wanted.nodeName && isMarker(old) === isMarker(wanted);
}
