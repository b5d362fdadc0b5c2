import type { CardContext } from './card-context.js';
import type { CitationCard } from './citation-card.js';

/** The card of a marker that is pointed at, reached by keyboard or tapped. Its code comes with the first of them. */
export function bringCitationCard(context: CardContext): void {
  const { renderRoot } = context.host;
  let card: CitationCard | undefined;
  let isTouch = false;
  let isLost = false;
  const bring = (event: Event): void => {
    const { type } = event;
    if (type === 'pointerover') isTouch = (event as PointerEvent).pointerType === 'touch';
    const marker = (event.target as Element).closest<HTMLElement>('.citation > *');
    if (!marker || isLost) return;
    if (type === 'click') {
      // A finger cannot hover: the first tap shows the card, the second one follows. What leads nowhere only shows it.
      const isFirstTap = isTouch && (event as MouseEvent).detail > 0 && card?.marker !== marker;
      if (isFirstTap) {
        event.preventDefault();
        event.stopPropagation();
      } else if (marker.localName === 'a') return;
    } else if (type === 'focusin' ? !marker.matches(':focus-visible') : isTouch) return;
    // Once it is there it is met at once: what is pressed next is meant for it.
    if (card) return card.meet(marker, event);
    import('./citation-card.js').then(
      (module) => (card ??= new module.CitationCard(context)).meet(marker, event),
      // The marker and the list lead to the source without it.
      () => (isLost = true),
    );
  };
  for (const type of ['pointerover', 'focusin', 'click']) renderRoot.addEventListener(type, bring, true);
}
