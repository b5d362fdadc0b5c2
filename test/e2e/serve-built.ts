import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serveDemo, type ServedDemo } from '../../demo/server/serve-demo.js';
import { child, root } from '../../scripts/processes.js';

/** Serves the demo with the built widget on a free port. Answers are sent without delays. */
export async function serveBuilt(): Promise<ServedDemo> {
  await buildWhereChanged();
  return serveDemo({ port: 0, pace: { milliseconds: 0, pieces: 1 } });
}

/** Builds dist/cdn if it is missing or older than the sources. */
export async function buildWhereChanged(): Promise<void> {
  const built = `${root}dist/cdn/unleash-chat.js`;
  const newest = Math.max(...readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).map(changedAt));
  if (!existsSync(built) || statSync(built).mtimeMs < newest) {
    await child(process.execPath, ['--import', 'tsx', 'scripts/build/build.ts', '--cdn']);
  }
}

const changedAt = (file: string): number => statSync(join(root, 'src', file)).mtimeMs;
