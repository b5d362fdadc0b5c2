/**
 * Runs in the page: finds flaws in the rendering of a chat, such as clipped text, overlaps and low contrast. Texts and controls
 * are measured as far as scroll containers and `overflow` let them be seen.
 */
import { contrastFlaws } from './contrast.js';
import {
  hasEllipsis,
  isSeen,
  layerOf,
  nameOf,
  scrollsAcross,
  scrollsAlong,
  textBoxes,
  visibleRect,
  type Box,
} from './text-boxes.js';

/** CSS pixels allowed for rounding and antialiasing. */
const slack = 1.5;

/**
 * @param contrast the least of small text
 * @returns one line per flaw: element, kind, size
 */
export function findFlaws(chat: Element, contrast?: number): readonly string[] {
  const root = chat.shadowRoot!;
  const elements = [...root.querySelectorAll('*')].filter(isSeen);
  const texts = textBoxes(root);
  return [
    ...tooWide(),
    ...elements.flatMap(clipped),
    ...texts.flatMap(cutOff),
    ...elements.flatMap(outside),
    ...overlaps([...texts, ...elements.filter(isControl).flatMap(boxesOf)]),
    ...contrastFlaws(elements, contrast),
    ...elements.flatMap(tooSmall),
  ];
}

function tooWide(): readonly string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`the page overflows by ${scrollWidth - clientWidth} px`] : [];
}

/** Elements that hide overflowing content. `overflow-x: clip` is left to `cutOff` and `outside`, which measure its content. */
function clipped(element: Element): readonly string[] {
  const { overflowX, overflowY } = getComputedStyle(element);
  const across = element.scrollWidth - element.clientWidth;
  const along = element.scrollHeight - element.clientHeight;
  if (element.clientWidth === 0 || hasEllipsis(element) || isFolded(element) || element.tagName === 'TEXTAREA') return [];
  return [
    ...(across > slack && overflowX === 'hidden' ? [`${nameOf(element)} hides ${across} px across`] : []),
    ...(along > slack && ['hidden', 'clip'].includes(overflowY) ? [`${nameOf(element)} hides ${along} px along`] : []),
  ];
}

/**
 * A long question, with a button that shows all of it (its code is loaded a while after the question was asked), and a button
 * without room for its words.
 */
function isFolded(element: Element): boolean {
  return element.matches('.question:has(> .fold[aria-expanded="false"]) > p, .header-button');
}

/** Lines of text that are cut off without an ellipsis, or shortened to almost nothing by one. */
function cutOff({ element, rect, seen, text }: Box): readonly string[] {
  if (scrollsAcross(element) || hasEllipsis(element)) {
    const isSqueezed = seen.width < Math.min(24, rect.width) && rect.width > 24 && seen.width > 0;
    return isSqueezed && !scrollsAcross(element) ? [`${nameOf(element)} has no room for “${text}”`] : [];
  }
  const missing = rect.width - seen.width;
  return missing > slack && seen.height > 0 ? [`${nameOf(element)} is cut by ${missing.toFixed(1)} px: “${text}”`] : [];
}

/** Controls and panels out of sight. Vertically, only fixed elements count: others can be scrolled to. */
function outside(element: Element): readonly string[] {
  if (!isControl(element) && !element.matches('[part~=panel], [part~=citation-card]')) return [];
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const { clientWidth } = document.documentElement;
  const isFixed = element.closest('dialog, [popover], .citation-card') !== null;
  const isScrolled = !element.matches('[part~=citation-card]') && scrollsAlong(element);
  const hidden = right - left - visibleRect(element, element.getBoundingClientRect()).width;
  const acrossBy = scrollsAcross(element) ? 0 : Math.max(-left, right - clientWidth, isControl(element) ? hidden : 0);
  const alongBy = isFixed && !isScrolled ? Math.max(-top, bottom - innerHeight) : 0;
  const by = Math.max(acrossBy, alongBy);
  return by > slack ? [`${nameOf(element)} is out of sight by ${by.toFixed(1)} px`] : [];
}

const isControl = (element: Element): boolean => element.matches('button, a[href], summary, textarea, input');

/** A box for each line, since links wrap. */
const boxesOf = (element: Element): readonly Box[] =>
  [...element.getClientRects()].map((rect) => ({ element, rect, seen: visibleRect(element, rect), text: '' }));

/** Overlapping texts and controls of one layer. An element may overlap its descendants. */
function overlaps(boxes: readonly Box[]): readonly string[] {
  const found: string[] = [];
  const seen = boxes.filter(({ element, seen: { width, height } }) => width > 0 && height > 0 && !floats(element));
  for (const [index, one] of seen.entries())
    for (const other of seen.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      if (layerOf(one.element) !== layerOf(other.element)) continue;
      const across = Math.min(one.seen.right, other.seen.right) - Math.max(one.seen.left, other.seen.left);
      const along = Math.min(one.seen.bottom, other.seen.bottom) - Math.max(one.seen.top, other.seen.top);
      if (across > slack && along > slack)
        found.push(
          `${nameOf(one.element)} “${one.text}” lies over ${nameOf(other.element)} “${other.text}” by ${across.toFixed(1)} × ${along.toFixed(1)} px`,
        );
    }
  return found;
}

/** Controls that lie over the text by design: the button to the latest message, and the resize handle. */
const floats = (element: Element): boolean => element.closest('.latest, [part~=resize]') !== null;

function tooSmall(element: Element): readonly string[] {
  const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  const size = parseFloat(getComputedStyle(element).fontSize);
  return hasText && size < 11 ? [`${nameOf(element)} is set in ${size} px`] : [];
}
