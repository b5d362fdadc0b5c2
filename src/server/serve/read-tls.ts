import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { ConfigurationError } from '../config/read-settings.js';
import type { Settings } from '../config/settings.js';

/**
 * The certificate and its key; undefined: plain http.
 * @throws {ConfigurationError} if they cannot be read or used
 */
export function readTls({ tls }: Settings): { readonly cert: Buffer; readonly key: Buffer } | undefined {
  if (tls.cert === undefined || tls.key === undefined) return undefined;
  const files = { cert: contentOf('tls.cert', tls.cert), key: contentOf('tls.key', tls.key) };
  try {
    createSecureContext(files);
  } catch {
    throw new ConfigurationError([
      'tls: the certificate and the key cannot be used. They must be PEM files that belong together.',
    ]);
  }
  return files;
}

function contentOf(name: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ConfigurationError([
      `${name}: ${isMissing ? `there is no file ${file}` : `${file} cannot be read by this process`}.`,
    ]);
  }
}
