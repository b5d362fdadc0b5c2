import type { Source } from '../../conversation/conversation.js';
import type { AnswerLabels } from '../answer-labels.js';
import { isWebAddress, leadTo, linkAddress } from '../dom/links.js';

/** A source with the number that its markers show. */
export interface NumberedSource {
  readonly number: number;
  readonly source: Source;
}

/** Keeps a marker on the line of the word before it. */
const wordJoiner = '\u2060';

/** All markers of one place, in one inline element. */
export function createMarkers(cited: readonly NumberedSource[], labels: AnswerLabels): HTMLElement {
  const group = document.createElement('span');
  group.className = 'citations';
  group.part.add('citations');
  group.append(wordJoiner, ...cited.map((citation) => createMarker(citation, labels)));
  return group;
}

/** What of a source is in its marker: where this differs, the marker is made anew. */
export function markerKey({ number, source }: NumberedSource, labels: AnswerLabels): string {
  return `${number} ${source.url ?? ''} ${labels.source(number, source)}`;
}

function createMarker({ number, source }: NumberedSource, labels: AnswerLabels): HTMLElement {
  const url = linkAddress(source.url);
  const control = document.createElement(isWebAddress(url) ? 'a' : 'button');
  if (control instanceof HTMLAnchorElement) leadTo(control, url!);
  else (control as HTMLButtonElement).type = 'button';
  control.part.add('citation');
  control.textContent = String(number);
  control.dataset['number'] = String(number);
  control.dataset['source'] = source.ids[0] ?? '';
  control.setAttribute('aria-label', labels.source(number, source));
  const marker = document.createElement('sup');
  marker.className = 'citation';
  marker.append(control);
  return marker;
}
