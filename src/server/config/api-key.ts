import { readFileSync, statSync } from 'node:fs';
import { ConfigurationError } from './read-settings.js';
import type { Settings } from './settings.js';

/**
 * The key of the settings, or of its file.
 * @throws {ConfigurationError}
 */
export function readApiKey({ apiKey, apiKeyFile }: Settings): string {
  const text = apiKeyFile === undefined ? (apiKey ?? '') : textOf(apiKeyFile);
  // Pasted keys may end in a line break, or include the `Bearer` of the header.
  const key = text.trim().replace(/^Bearer:?\s+/i, '');
  const place = apiKeyFile === undefined ? 'apiKey' : `The file ${apiKeyFile}`;
  if (key === '') throw new ConfigurationError([`${place} is empty. It must contain the API key of Unleash.`]);
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new ConfigurationError([
      `${place} must contain the API key and nothing else: it has a space or a character that no key has.`,
    ]);
  return key;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new ConfigurationError([`apiKeyFile: there is no file ${file}. Write the API key, and nothing else, into it.`]);
    throw new ConfigurationError([`apiKeyFile: ${file} cannot be read by this process${code ? ` (${code})` : ''}.`]);
  }
}

/** Warns about files with the key that every user of this machine can read. */
export function openKeyFiles({ apiKey, apiKeyFile }: Settings, configFile: string | undefined): readonly string[] {
  const files = [apiKeyFile, apiKey === undefined ? undefined : configFile].filter((file) => file !== undefined);
  return files
    .filter(isReadableByOthers)
    .map((file) => `Every user of this machine can read ${file}, and the API key in it: chmod 600.`);
}

function isReadableByOthers(file: string): boolean {
  try {
    return process.platform !== 'win32' && (statSync(file).mode & 0o004) !== 0;
  } catch {
    return false;
  }
}
