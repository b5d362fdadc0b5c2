/** An API in both versions whose answer cites one source for each way in which looking at a source can end. */
import type { ServerResponse } from 'node:http';
import type { Answer } from '../proxy/stand-in.js';

export const token = 'token-4711-very-secret';

interface CitedSource {
  readonly id: string;
  readonly title: string;
  /** What the answer says before its footnote. */
  readonly statement: string;
  /** `never`: the request is not answered. */
  readonly content: readonly string[] | 'refused' | 'never';
}

const filler = (index: number): string =>
  `## Room ${index}\n\nRoom ${index} has a screen, a whiteboard and ${(index % 9) + 2} chairs. It is cleaned on weekdays.\n\n`;

/** About 200 kB, in the parts of a service. */
const longContent = (): readonly string[] => {
  const parts = Array.from({ length: 20 }, (_, part) =>
    Array.from({ length: 100 }, (_each, index) => filler(part * 100 + index)).join(''),
  );
  parts[17] += 'The lighthouse keeper feeds the seven owls at midnight.\n';
  return parts;
};

export const sources = {
  found: {
    id: 'hr/leave',
    title: 'Parental leave',
    statement: 'Parents get 80 days of paid leave for each child.',
    content: ['# Parental leave\n\nParents get 80 days of paid leave for each child.', 'Tell your manager in time.'],
  },
  elsewhere: {
    id: 'travel',
    title: 'Travel',
    statement: 'The canteen opens at half past seven in the morning.',
    content: ['# Travel\n\nTake the train where you can.'],
  },
  canteen: {
    id: 'canteen',
    title: 'Canteen',
    statement: 'Lunch is free on Fridays.',
    content: ['# Canteen\n\nThe canteen opens at half past seven in the morning.\n\nLunch is free on Fridays.'],
  },
  unseen: {
    id: 'council',
    title: 'Works council',
    statement: 'Zebras graze beneath purple volcanoes every autumn.',
    content: ['# Works council\n\nThe council meets once a month.'],
  },
  long: {
    id: 'rooms',
    title: 'Rooms',
    statement: 'The lighthouse keeper feeds the seven owls at midnight.',
    content: longContent(),
  },
  empty: { id: 'empty', title: 'Empty', statement: 'Comets follow elliptical orbits around distant stars.', content: [] },
  refused: { id: 'board', title: 'Board minutes', statement: 'Glaciers retreat by eleven metres a decade.', content: 'refused' },
  never: { id: 'slow', title: 'Slow archive', statement: 'Archivists label parchment with silver ink.', content: 'never' },
} as const satisfies Readonly<Record<string, CitedSource>>;

export type Name = keyof typeof sources;

const web = { id: 'web', title: 'The law', url: 'https://law.example/', description: 'What the law says.' };
const webStatement = 'Harbours freeze in February.';

const cited = Object.values(sources);
const resources = cited.map(({ id, title }) => ({ id, title, url: `https://wiki.example/${id}`, appId: 'wiki', type: 'page' }));
const statements = cited.map(({ id, statement }) => [id, statement] as const);

function v2Events(): readonly object[] {
  const events: object[] = [
    { requestId: 'request-1' },
    { tool: { response: { name: 'unleash_search', toolId: 'call-1', resources: { enterprise: { results: resources } } } } },
    { tool: { response: { name: 'web_search', toolId: 'call-2', resources: { webSearch: { sources: [web] } } } } },
  ];
  let text = '';
  for (const [id, statement] of [...statements, [web.id, webStatement] as const]) {
    const piece = `${text === '' ? '' : '\n\n'}${statement}`;
    text += piece;
    events.push({ text: piece }, { reference: { referenceIds: [id], position: text.length } });
  }
  return events;
}

/** This version knows no sources of the web. */
function v1Events(): readonly object[] {
  const parts = statements.flatMap(([, statement], index) => [
    { type: 'Text', text: `${index === 0 ? '' : '\n\n'}${statement}` },
    { type: 'InlineReference', indices: [index] },
  ]);
  return [
    { type: 'Request', requestId: 'request-1', threadId: 'thread-1' },
    { type: 'Resources', resources },
    { type: 'References', references: statements.map(([resourceId]) => ({ resourceId })) },
    ...parts.map((part) => ({ type: 'Message', role: 'Assistant', parts: [part] })),
  ];
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type, accept',
  'access-control-expose-headers': 'requestid, retry-after',
};

/** @param keys those that are accepted */
export function citedApi(keys: readonly string[]): Answer {
  return (response, { method, path, headers }) => {
    if (method === 'OPTIONS') return void response.writeHead(204, cors).end();
    if (!keys.some((key) => headers.authorization === `Bearer ${key}`)) return problem(response, 401, 'Unauthorized');
    const id = /^\/resources\/([^/]+)\/content$/.exec(path)?.[1];
    if (id !== undefined) return content(response, decodeURIComponent(id));
    const events = path === '/chats' ? v1Events() : v2Events();
    response.writeHead(200, { ...cors, 'content-type': 'text/event-stream' });
    response.end(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
  };
}

function content(response: ServerResponse, id: string): void {
  const found: CitedSource | undefined = cited.find((each) => each.id === id);
  if (!found) return problem(response, 404, 'Not Found');
  if (found.content === 'refused') return problem(response, 403, 'Forbidden');
  if (found.content === 'never') return;
  const parts = found.content.map((each) => ({ content: each }));
  response.writeHead(200, { ...cors, 'content-type': 'application/json' }).end(JSON.stringify({ parts }));
}

function problem(response: ServerResponse, status: number, title: string): void {
  response.writeHead(status, { ...cors, 'content-type': 'application/problem+json' }).end(JSON.stringify({ status, title }));
}
