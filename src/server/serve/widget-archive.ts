import { copyFile, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chunkNames } from './widget-files.js';

const daysKept = 30;
const listOfCurrent = 'current.json';

/**
 * Keeps the chunks of earlier versions: pages that were opened before an upgrade load some of them only when they are needed.
 * Copies those of this version, and deletes what has been out of use for 30 days. The modification time of a chunk in the
 * archive says when it went out of use.
 */
export async function updateArchive(widget: string, archive: string, now = new Date()): Promise<void> {
  const chunks = join(widget, 'chunks');
  const current = await chunkNames(chunks);
  await mkdir(archive, { recursive: true });
  const before = await lastCurrent(archive);
  for (const name of await chunkNames(archive)) {
    if (current.includes(name)) continue;
    const file = join(archive, name);
    if (before.includes(name)) await utimes(file, now, now);
    else if (now.getTime() - (await stat(file)).mtimeMs > daysKept * 24 * 3_600_000) await rm(file, { force: true });
  }
  for (const name of current) await copyFile(join(chunks, name), join(archive, name));
  await writeFile(join(archive, listOfCurrent), JSON.stringify(current));
}

async function lastCurrent(archive: string): Promise<readonly string[]> {
  try {
    const value: unknown = JSON.parse(await readFile(join(archive, listOfCurrent), 'utf8'));
    return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
