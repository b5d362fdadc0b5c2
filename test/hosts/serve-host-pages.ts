/** Serves host pages to real browsers: libraries as published, the built widget, and answers that are written when a test says so. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createDemo } from '../../demo/server/create-demo.js';
import { staticFile } from '../../demo/server/static-files.js';
import { sendStream } from '../../src/server/serve/send-stream.js';
import { root } from '../../scripts/processes.js';
import { buildWhereChanged } from '../e2e/serve-built.js';
import { serveStreams } from '../fixtures/stream-server.js';
import { createStreamFixtureAt, type StreamFixture } from '../fixtures/stream-fixture.js';
import type { StreamAnswer } from '../fixtures/stream-answers.js';

/** The module with its chunks, and the classic script that contains everything. */
export const builds = ['module', 'classic'] as const;
export type Build = (typeof builds)[number];

/** By their paths in node_modules. No package has Prototype and MooTools for browsers; the tests of a parser contain their files. */
const libraries = {
  bootstrap: ['bootstrap/dist/css/bootstrap.min.css', 'bootstrap/dist/js/bootstrap.bundle.min.js'],
  htmx: ['htmx.org/dist/htmx.min.js'],
  jquery: ['jquery/dist/jquery.min.js'],
  mootools: ['old-libraries/test/3rdparty/mootools-1.4.1.js'],
  prototype: ['old-libraries/test/3rdparty/prototype-1.7.0.0.js'],
  'prototype 1.6': ['old-libraries/test/3rdparty/prototype-1.6.1.js'],
  turbo: ['@hotwired/turbo/dist/turbo.es2017-umd.js'],
  'whatwg-fetch': ['whatwg-fetch/dist/fetch.umd.js'],
  'zone.js': ['zone.js/bundles/zone.umd.min.js'],
} as const;
export type Library = keyof typeof libraries;

export interface HostPage {
  readonly build: Build;
  /** Loaded before the widget, in this order. */
  readonly libraries?: readonly Library[];
  /** HTML at the start of `head`, before the libraries. */
  readonly head?: string;
  /** HTML of `body`, with the widget. The demo's assistant is at the endpoint `/unleash`. */
  readonly body: string;
}

export interface HostPages {
  /** @returns the page's URL; each page has its own */
  add(page: HostPage): string;
  /** Answers at this origin, for the widget's `endpoint`. */
  answers(...answers: readonly StreamAnswer[]): Promise<StreamFixture>;
  close(): Promise<void>;
}

/** Listens on a free port, after a build if the sources have changed. */
export async function serveHostPages(): Promise<HostPages> {
  await buildWhereChanged();
  const demo = await createDemo({ pace: { milliseconds: 0, pieces: 1 } });
  const pages: string[] = [];
  const respond = async (request: Request): Promise<Response> => {
    const [, folder, ...path] = decodeURIComponent(new URL(request.url).pathname).split('/');
    if (folder === 'node_modules')
      return (await staticFile(`${root}node_modules`, path.join('/'))) ?? new Response(null, { status: 404 });
    const page = folder === 'host' ? pages[Number(path[0])] : undefined;
    return page ? new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }) : demo.handle(request);
  };
  const listener = getRequestListener(async (request, { outgoing }) =>
    sendStream(await respond(request), outgoing as ServerResponse),
  );
  const server = createServer((request, response) => {
    serveStreams(request, response)
      .then((isServed) => (isServed ? undefined : listener(request, response)))
      // The browser has disconnected while its request was read.
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    add: (page) => `${origin}/host/${pages.push(htmlOf(page)) - 1}`,
    answers: (...answers) => createStreamFixtureAt(origin, answers),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const widgets: Readonly<Record<Build, string>> = {
  module: '<script type="module" src="/cdn/unleash-chat.js"></script>',
  classic: '<script defer src="/cdn/unleash-chat.bundle.js"></script>',
};

function htmlOf({ build, libraries: names = [], head = '', body }: HostPage): string {
  const files = names.flatMap((name) => libraries[name]).map((path) => `/node_modules/${path}`);
  const tags = files.map((url) =>
    url.endsWith('.css') ? `<link rel="stylesheet" href="${url}" />` : `<script src="${url}"></script>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>A host page</title>
    ${[head, ...tags, widgets[build]].join('\n    ')}
  </head>
  <body>
${body}
  </body>
</html>
`;
}
