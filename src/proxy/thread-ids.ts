/**
 * Binds threads to the account that began them, without a store. The API gets an id that is made of the browser's id, the
 * account and a secret; the same id from another account leads to another thread. The new id ends in a signature, so that it
 * stays as it is should it come back: answers of the older API carry it.
 */
const idLength = 15;

/** @param secret the API key: all processes of the host have it */
export async function bindThread(threadId: string, account: string, secret: string): Promise<string> {
  const digits = threadId.replaceAll('-', '').toLowerCase();
  const key = await keyFor(secret);
  if (/^[0-9a-f]{12}8[0-9a-f]{3}[89ab][0-9a-f]{15}$/.test(digits)) {
    const base = digits.slice(0, 12) + digits.slice(13, 16);
    if ((await signed(base, account, key)) === threadId.toLowerCase()) return threadId.toLowerCase();
  }
  const base = hex(await sign(key, `thread\n${account}\n${threadId}`)).slice(0, idLength);
  return signed(base, account, key);
}

/** Stands for an account in the store of the limits, where a name must not be. */
export async function pseudonymOf(name: string, secret: string): Promise<string> {
  return hex(await sign(await keyFor(secret), `asker\n${name}`)).slice(0, 32);
}

/** A UUID of version 8, whose content is free: 60 bits of the id, 60 of the signature. */
async function signed(base: string, account: string, key: CryptoKey): Promise<string> {
  const signature = hex(await sign(key, `signature\n${account}\n${base}`));
  const [tail, variant] = [signature.slice(0, idLength), '89ab'.charAt(parseInt(signature.charAt(idLength), 16) & 3)];
  return `${base.slice(0, 8)}-${base.slice(8, 12)}-8${base.slice(12)}-${variant}${tail.slice(0, 3)}-${tail.slice(3)}`;
}

const keys = new Map<string, Promise<CryptoKey>>();

/** Importing a key takes longer than signing. Keeps one key: more than one at a time is rare. */
function keyFor(secret: string): Promise<CryptoKey> {
  const existing = keys.get(secret);
  if (existing) return existing;
  keys.clear();
  const key = crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  keys.set(secret, key);
  return key;
}

function sign(key: CryptoKey, text: string): Promise<ArrayBuffer> {
  return crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text));
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
