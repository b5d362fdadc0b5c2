import type { Source } from '../../conversation/conversation.js';
import type { SourceStrings } from '../../locale/strings.js';
import { titleOf } from '../sources/source-place.js';
import { isSameSource, type Place } from './source-passages.js';

/** What a quiet sentence says of a place; empty if the statement was found in the cited source. */
export function placeNote(place: Place, cited: Source, strings: SourceStrings): string {
  switch (place.kind) {
    case 'loading':
      return strings.readingSource;
    case 'unreadable':
      return strings.sourceUnreadable;
    case 'unseen':
      if (place.blocks === 0) return strings.emptySource;
      return place.passages[0] ? strings.nearestPassage(place.blocks) : strings.notSeenInSource(place.blocks);
    case 'found':
      return isSameSource(place.source, cited) ? '' : strings.inAnotherSource(titleOf(place.source), titleOf(cited));
  }
}
