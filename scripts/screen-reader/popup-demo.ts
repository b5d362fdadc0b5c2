/** Serves the popup page of the demo, with an assistant that can be told to fail. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createDemo } from '../../demo/server/create-demo.js';

export interface PopupDemo {
  readonly url: string;
  /** What questions are answered with, until the next change. */
  fails: boolean;
  close(): void;
}

/** @param onAnswer called when all bytes of an answer are sent */
export async function servePopupDemo(onAnswer: () => void): Promise<PopupDemo> {
  const { handle } = await createDemo();
  const answer = async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') return handle(request);
    if (demo.fails) return Response.json({ title: 'Internal Server Error', status: 500 }, { status: 500 });
    const response = await handle(request);
    const body = response.body?.pipeThrough(new TransformStream({ flush: onAnswer }));
    return new Response(body, response);
  };
  const server = createAdaptorServer({ fetch: answer }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const demo: PopupDemo = {
    url: `http://127.0.0.1:${port}/pages/popup.html`,
    fails: false,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return demo;
}
