import type { V1Event, V1Part } from './v1-events.js';
import type { V2Event } from './v2-events.js';

/** An event of either version. */
export type ApiEvent = V1Event | V2Event;

/** Stands for an event whose JSON is spoilt. */
export class SpoiltEvent {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

/** The events as JSON, without those that are spoilt. */
export function soundEvents(events: readonly (ApiEvent | SpoiltEvent)[]): readonly ApiEvent[] {
  return events.filter((event): event is ApiEvent => !(event instanceof SpoiltEvent));
}

export function jsonOf(event: ApiEvent | SpoiltEvent): string {
  return event instanceof SpoiltEvent ? event.json : JSON.stringify(event);
}

export function isV1(event: ApiEvent): event is V1Event {
  return 'type' in event;
}

export function partsOf(event: V1Event): readonly V1Part[] {
  return event.message?.parts ?? event.parts ?? [];
}

/** Whether an event brings a piece of the answer's text. */
export function hasText(event: ApiEvent): boolean {
  if (!isV1(event)) return event.text !== undefined;
  return event.type === 'Message' && partsOf(event).some(({ type }) => type === 'Text');
}
