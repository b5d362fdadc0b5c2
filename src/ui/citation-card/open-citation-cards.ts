import type { ChatStrings } from '../../locale/strings.js';
import { containKey } from '../contain-typing.js';
import type { CardContext } from './card-context.js';
import type { CitationCard } from './citation-card.js';
import type { SourceReader } from '../source-reader/source-reader.js';

/** What is loaded with the first card, and with the first source that is read. */
export interface CardLoaders {
  readonly loadCitationCard: () => Promise<{ readonly CitationCard: typeof CitationCard }>;
  readonly loadSourceReader: () => Promise<{ readonly SourceReader: typeof SourceReader }>;
  /** The sentence in place of what could not be loaded. */
  readonly sentenceOf: (error: unknown) => string;
}

/** Opens the source at its passage from a focused marker. */
const readKey = ' ';

/** Opens a card when a marker is hovered, focused by keyboard or tapped. The first one loads the chunk. */
export function openCitationCards(context: CardContext<ChatStrings>, loaders: CardLoaders): void {
  const { loadCitationCard, loadSourceReader, sentenceOf } = loaders;
  const { renderRoot } = context.host;
  let card: CitationCard | undefined;
  let isTouch = false;
  /** Or the sentence in place of the reader. */
  const loadReader = (): Promise<typeof SourceReader | string> =>
    loadSourceReader().then((module) => module.SourceReader, sentenceOf);
  const handle = (event: Event): void => {
    const { type } = event;
    if (type === 'pointerover') isTouch = (event as PointerEvent).pointerType === 'touch';
    const marker = (event.target as Element).closest<HTMLElement>('.citation > *');
    if (!marker) return;
    if (type === 'keydown') {
      // On a marker that is a button, the key is a click.
      if ((event as KeyboardEvent).key !== readKey || marker.localName !== 'a' || context.options.sourcePassages === 'off')
        return;
      // Instead of scrolling.
      event.preventDefault();
      containKey(event as KeyboardEvent);
    }
    if (type === 'click') {
      // Touch has no hover: the first tap opens the card, the second one the source. A marker without a link only has a card.
      const isFirstTap = isTouch && (event as MouseEvent).detail > 0 && card?.marker !== marker;
      if (isFirstTap) {
        event.preventDefault();
        event.stopPropagation();
      } else if (marker.localName === 'a') return;
    } else if (type === 'keydown') {
      isTouch = false;
    } else if (type === 'focusin' ? !marker.matches(':focus-visible') : isTouch) return;
    const pass = (to: CitationCard): void => (type === 'keydown' ? to.read(marker) : to.handle(marker, event));
    // Synchronous once loaded: the next key press must reach the card.
    if (card) return pass(card);
    loadCitationCard().then(
      (module) => pass((card ??= new module.CitationCard(context, loadReader))),
      // Marker and list link to the source without a card.
      (error: unknown) => (marker.title = sentenceOf(error)),
    );
  };
  for (const type of ['pointerover', 'focusin', 'click', 'keydown']) renderRoot.addEventListener(type, handle, true);
}
