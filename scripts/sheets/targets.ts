/** Runs in the page: finds controls that are hard to hit, and texts that an ellipsis shortens. */
import { hasEllipsis, isSeen, layerOf, nameOf } from './text-boxes.js';

/** CSS pixels: WCAG 2.2, 2.5.8. */
const least = 24;

/** Links in sentences are exempt: their height is that of the line. */
const controls = 'button, summary, textarea, label:has(input), input:not(label input), a[href]:not([part=link])';

/** The square of the least size around the centre of a control belongs to it, at its corners and sides. */
export function targetFlaws(chat: Element): readonly string[] {
  const root = chat.shadowRoot!;
  return [...root.querySelectorAll(controls)].filter(isSeen).flatMap((control) => {
    control.scrollIntoView({ block: 'center', inline: 'nearest' });
    const [{ left, top, width, height } = new DOMRect()] = control.getClientRects();
    const hit = (across: number, along: number): Element | null =>
      root.elementFromPoint(left + width / 2 + across, top + height / 2 + along);
    const isOwn = (element: Element | null): boolean => element !== null && control.contains(element);
    // What lies in another layer, over this one by design, can be closed.
    const isCovered = (element: Element | null): boolean => element !== null && layerOf(element) !== layerOf(control);
    if (isCovered(hit(0, 0))) return [];
    const reach = least / 2 - 0.5;
    // Corners may be round.
    const corner = least / 3;
    const points = [
      ...[-reach, reach].flatMap((far) => [[far, 0] as const, [0, far] as const]),
      ...[-corner, corner].flatMap((across) => [-corner, corner].map((along) => [across, along] as const)),
    ];
    const missed = points.filter(([across, along]) => {
      const element = hit(across, along);
      return !isOwn(element) && !isCovered(element);
    });
    const size = `${width.toFixed(1)} × ${height.toFixed(1)}`;
    const name = `${nameOf(control)} “${control.textContent.trim().slice(0, 20)}” (${size})`;
    return missed.length > 0 ? [`${name} is missed at ${missed.map((point) => point.join(', ')).join('; ')}`] : [];
  });
}

/** Elements whose ellipsis hides words. */
export function shortenedTexts(chat: Element): readonly string[] {
  return (
    [...chat.shadowRoot!.querySelectorAll('*')]
      .filter((element) => isSeen(element) && hasEllipsis(element))
      // Letters reach beyond low lines, by less than a line.
      .filter((element) => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
        const spare = parseFloat(getComputedStyle(element).fontSize) / 2;
        return scrollWidth > clientWidth || scrollHeight > clientHeight + spare;
      })
      .map((element) => `${nameOf(element)} “${element.textContent.trim().slice(0, 40)}”`)
  );
}
