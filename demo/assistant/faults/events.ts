/** Faults of the service: events that are malformed, late, missing or unknown. Each works for both versions of the API. */
import { hasText, isV1, partsOf, MalformedEvent, type ApiEvent, type Events } from '../api/framings.js';
import type { V1Event, V1Part } from '../api/v1-events.js';
import type { FaultContext } from './fault.js';
import { untilAborted } from './responses.js';

/** Pieces of text before a fault in the middle of the answer. */
const piecesBefore = 12;
const hugeLength = 17_000_000;

type Change = (event: ApiEvent) => ApiEvent | MalformedEvent | readonly (ApiEvent | MalformedEvent)[] | undefined;

/** Replaces each well-formed event by none, one or several. */
async function* changed(events: Events, change: Change): AsyncGenerator<ApiEvent | MalformedEvent> {
  for await (const event of events) {
    const result = event instanceof MalformedEvent ? event : change(event);
    if (result === undefined) continue;
    if (Array.isArray(result)) yield* result as readonly ApiEvent[];
    else yield result as ApiEvent;
  }
}

/** The start of the answer. */
async function* firstPieces(events: Events): AsyncGenerator<ApiEvent | MalformedEvent> {
  let pieces = 0;
  for await (const event of events) {
    if (!(event instanceof MalformedEvent) && hasText(event) && ++pieces > piecesBefore) return;
    yield event;
  }
}

export async function* dropped(events: Events): Events {
  yield* firstPieces(events);
  throw new Error('The connection was dropped, as requested.');
}

export async function* stalled(events: Events, { signal }: FaultContext): Events {
  yield* firstPieces(events);
  await untilAborted(signal);
}

export async function* endingInProblem(events: Events): Events {
  yield* firstPieces(events);
  yield { type: 'about:blank', title: 'The model has failed', status: 500 } as unknown as ApiEvent;
}

export function withMalformedEvents(events: Events): Events {
  const malformed = ['{"text": "half an eve', 'undefined', '{"text": ]'].map((json) => new MalformedEvent(json));
  let pieces = 0;
  return changed(events, (event) => (hasText(event) && ++pieces === 8 ? [...malformed, event] : event));
}

export function withHugeEvent(events: Events): Events {
  let pieces = 0;
  const huge = (): ApiEvent => ({ filler: 'x'.repeat(hugeLength) }) as unknown as ApiEvent;
  return changed(events, (event) => (hasText(event) && ++pieces === piecesBefore ? [huge(), event] : event));
}

export function withoutText(events: Events): Events {
  return changed(events, (event) => {
    if (isV1(event)) return event.type === 'Message' || event.type === 'Full' ? undefined : event;
    return event.text === undefined && event.reference === undefined ? event : undefined;
  });
}

export function withoutResources(events: Events): Events {
  return changed(events, (event) => {
    if (!isV1(event)) return event.tool?.response ? undefined : event;
    return event.type === 'Resources' ? undefined : withoutOwnResources(event);
  });
}

export async function* lateResources(events: Events): Events {
  const late: (ApiEvent | MalformedEvent)[] = [];
  const inTime = changed(events, (event) => {
    if (!(isV1(event) ? event.type === 'Resources' || event.type === 'References' : event.tool?.response)) {
      return isV1(event) ? withoutOwnResources(event) : event;
    }
    late.push(event);
    return undefined;
  });
  yield* inTime;
  yield* late;
}

export function misplaced(events: Events): Events {
  let count = 0;
  const positions = [-5, 1_000_000_000, 0.5];
  return changed(events, (event) => {
    if (isV1(event)) {
      return withParts(event, (part) => (part.type === 'Text' ? part : { ...part, indices: [-1, 99, ...part.indices] }));
    }
    if (!event.reference) return event;
    return { ...event, reference: { ...event.reference, position: positions[count++ % positions.length]! } };
  });
}

/** Each source that is cited is replaced by the next one that was found. */
export function withWrongFootnotes(events: Events): Events {
  let found: readonly string[] = [];
  const wrong = (id: string): string => found[(found.indexOf(id) + 1) % found.length] ?? id;
  return changed(events, (event) => {
    if (isV1(event)) {
      if (event.resources) found = event.resources.map(({ id }) => id);
      const references = event.references?.map(({ resourceId }) => ({ resourceId: wrong(resourceId) }));
      return references ? { ...event, references } : event;
    }
    found = event.tool?.response?.resources.enterprise.results.map(({ id }) => id) ?? found;
    if (!event.reference) return event;
    return { ...event, reference: { ...event.reference, referenceIds: event.reference.referenceIds.map(wrong) } };
  });
}

export function failedTool(events: Events): Events {
  return changed(events, (event) => {
    if (isV1(event)) return event.type === 'Progress' ? [event, { type: 'Progress', code: 'web_search_retry' }] : event;
    const status = event.tool?.toolCallStatus;
    return status?.status === 'End' ? { tool: { toolCallStatus: { ...status, status: 'Failed' } } } : event;
  });
}

export function cumulative(events: Events): Events {
  let text = '';
  const parts: V1Part[] = [];
  return changed(events, (event) => {
    if (!isV1(event)) return event.text === undefined ? event : { ...event, text: (text += event.text) };
    if (event.type !== 'Message') return event;
    parts.push(...partsOf(event));
    return { type: 'Message', role: 'Assistant', parts: [...parts] };
  });
}

export function nestedMessages(events: Events): Events {
  return changed(events, (event) =>
    isV1(event) && event.type === 'Message' ? { type: 'Message', message: { role: 'Assistant', parts: partsOf(event) } } : event,
  );
}

export function revised(events: Events): Events {
  const added: V1Part = { type: 'Text', format: 'markdown', text: 'Corrected: ' };
  return changed(events, (event) =>
    isV1(event) && event.type === 'Full' && event.message
      ? { ...event, message: { ...event.message, parts: [added, ...event.message.parts] } }
      : event,
  );
}

export function withOddValues(events: Events): Events {
  const nothing = {
    v1: ['message', 'parts', 'resources', 'references'],
    v2: ['text', 'toolCalls', 'tool', 'reference', 'sources'],
  };
  return changed(events, (event) => {
    const names = ['requestId', 'threadId', ...nothing[isV1(event) ? 'v1' : 'v2']];
    const nulls = Object.fromEntries(names.map((name) => [name, null]));
    const unknown = { type: 'Telemetry', weather: { degrees: 21 } } as unknown as ApiEvent;
    return [{ ...nulls, confidence: 0.9, ...event } as unknown as ApiEvent, unknown];
  });
}

export function inLowerCase(events: Events): Events {
  const kinds = new Set(['type', 'role', 'status']);
  return changed(events, (event) => {
    const lower = (name: string, value: unknown) => (kinds.has(name) && typeof value === 'string' ? value.toLowerCase() : value);
    return JSON.parse(JSON.stringify(event, lower)) as ApiEvent;
  });
}

function withParts(event: V1Event, change: (part: V1Part) => V1Part): V1Event {
  const { message, parts } = event;
  return {
    ...event,
    ...(message ? { message: { ...message, parts: message.parts.map(change) } } : {}),
    ...(parts ? { parts: parts.map(change) } : {}),
  };
}

/** The final event of v1 without its list of resources. */
function withoutOwnResources({ resources: _, ...event }: V1Event): V1Event {
  return event;
}
