import { readdirSync } from 'node:fs';

/** The JavaScript files of a folder, relative to it. */
export const scriptsOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.js'))
    .toSorted();
