import { moveNodes, splitText } from './selection.js';

/** What stands in an element beside its own children: parts of the block that were rendered apart. Always the last ones. */
const continuations = new WeakSet<Node>();

export function markContinuation(node: Node): void {
  continuations.add(node);
}

/**
 * Makes the children of `parent` between `first` and `end` what `wanted` holds, by the fewest changes: equal nodes stay, text
 * grows at its end or is split around a new marker, so that selections, focus and scrolled tables survive.
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
        // Something was taken away in front of what stays.
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

/** Gives the text its wanted data and answers with the node after it. */
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

/** Chromium takes all of a paragraph's text apart when one of its nodes grows, unless the paragraph is to be laid out anyway. */
function grow(text: Text, more: string): void {
  const beside = document.createTextNode('');
  text.before(beside);
  text.appendData(more);
  beside.remove();
}

function matchElement(old: Element, wanted: Element): void {
  // What the reader did to a button ("Copied") is not undone by the next word.
  if (old.localName === 'button' && !isMarker(old.parentNode?.parentNode ?? null)) return;
  for (const { name } of Array.from(old.attributes)) if (!wanted.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of Array.from(wanted.attributes))
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  let end = old.lastChild && continuations.has(old.lastChild) ? old.lastChild : null;
  while (end?.previousSibling && continuations.has(end.previousSibling)) end = end.previousSibling;
  reconcile(old, wanted, old.firstChild, end);
}

/** The text of an item belongs into a paragraph once its list is loose. */
function isTextOfLooseItem(old: ChildNode, wanted: ChildNode): boolean {
  return wanted.nodeName === 'P' && old.parentNode!.nodeName === 'LI' && isInline(old);
}

/** Moves text into a paragraph rather than replacing it: it may be selected. */
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
