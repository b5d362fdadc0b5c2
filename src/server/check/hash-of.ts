import { createHash } from 'node:crypto';

export type HashName = 'sha256' | 'sha384' | 'sha512';

/** As in an `integrity` attribute, and in quotes as a source of a policy. */
export function hashOf(bytes: Uint8Array, name: HashName = 'sha384'): string {
  return `${name}-${createHash(name).update(bytes).digest('base64')}`;
}
