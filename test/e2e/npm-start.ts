import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../../scripts/processes.js';

export interface StartedDemo {
  readonly port: string;
  stop(): Promise<void>;
}

/** Runs `npm start` on a free port, also under the name `host`. Resolves when it has printed its URL. */
export async function npmStart(host: string): Promise<StartedDemo> {
  const server = spawn('npm', ['start', '--silent', '--', '--port', '0', '--allowed-host', host], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  return { port: await portOf(server), stop: () => stop(server) };
}

async function portOf(server: ChildProcess): Promise<string> {
  let printed = '';
  for await (const piece of server.stdout!) {
    printed += String(piece);
    const url = /http:\/\/[^\s/]+:(\d+)/.exec(printed);
    if (url) return url[1]!;
  }
  throw new Error(`npm start printed no address: ${printed}`);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  // The process group: npm, its shell and the server.
  process.kill(-server.pid!, 'SIGTERM');
  await once(server, 'exit');
}
