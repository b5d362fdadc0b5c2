import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { staticFile } from '../../demo/server/static-files.js';
import { sendStream } from '../../src/server/serve/send-stream.js';
import { testApplication, type ServerOfApplication } from './application-tests.js';
import type { Application } from './application.js';

/** Angular has no server for a built application. */
async function serveFiles({ folder }: Application, { port, demo }: ServerOfApplication): Promise<() => Promise<void>> {
  const server = createAdaptorServer({
    fetch: async (request, { outgoing }) => {
      const path = new URL(request.url).pathname.slice(1);
      if (path.startsWith('unleash/')) return sendStream(await demo.demo.handle(request), outgoing as ServerResponse);
      return (await staticFile(`${folder}/dist`, path || 'index.html')) ?? new Response(null, { status: 404 });
    },
  }) as Server;
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}

const file = 'src/intranet.ts';

testApplication({
  name: 'angular',
  serve: serveFiles,
  mistakes: [
    { file, from: '[starters]', to: '[startrs]', message: /Can't bind to 'startrs'/ },
    { file, from: '$event.message.status', to: '$event.message.state', message: /'state' does not exist/ },
  ],
});
