import type { Source } from '../../conversation/conversation.js';
import type { AnswerLabels } from '../answer-labels.js';
import { isWebAddress, leadTo, linkAddress } from '../dom/links.js';

/** `number`: the number that its markers show. */
export type NumberedSource = Source & { readonly number: number };

/** Which source a marker was created for. */
const sources = new WeakMap<Element, Source>();

/** The source that a marker, or an element in it, was created for. */
export function sourceOfMarker(element: Element): Source | undefined {
  return sources.get(element.closest('.citation > *') ?? element);
}

/** `marker` is changed to show what `other` shows. */
export function matchMarker(marker: Element, other: Element): void {
  const source = sources.get(other);
  if (source) sources.set(marker, source);
}

/** Keeps a marker on the same line as the word before it. */
const wordJoiner = '\u2060';

/** All markers at one position, in one inline element. */
export function createMarkers(cited: readonly NumberedSource[], labels: AnswerLabels): HTMLElement {
  const group = document.createElement('span');
  group.className = 'citations';
  group.part.add('citations');
  group.append(wordJoiner, ...cited.map((source) => createMarker(source, labels)));
  return group;
}

/** Everything that a marker shows of its source: if it changes, the block is rendered again. */
export function markerKey(source: NumberedSource, labels: AnswerLabels): string {
  return `${source.number} ${source.url ?? ''} ${labels.source(source.number, source)}`;
}

function createMarker(source: NumberedSource, labels: AnswerLabels): HTMLElement {
  const { number } = source;
  const url = linkAddress(source.url);
  const control = document.createElement(isWebAddress(url) ? 'a' : 'button');
  if (control instanceof HTMLAnchorElement) leadTo(control, url!);
  else (control as HTMLButtonElement).type = 'button';
  control.part.add('citation');
  control.textContent = String(number);
  control.dataset['number'] = String(number);
  const name = labels.source(number, source);
  if (labels.language) control.lang = labels.language;
  control.ariaLabel = control instanceof HTMLAnchorElement ? `${name} ${labels.opensInNewTab}`.trim() : name;
  sources.set(control, source);
  const marker = document.createElement('sup');
  marker.className = 'citation';
  marker.append(control);
  return marker;
}
