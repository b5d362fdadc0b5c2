import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// prettier-ignore
const options = [
  '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
  '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1',
];

/** Files of a certificate for localhost that nobody trusts yet. */
export function certificate(test: { after(task: () => unknown): void }) {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  test.after(() => rmSync(folder, { recursive: true }));
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  execFileSync('openssl', ['req', ...options, '-keyout', files.key, '-out', files.cert], { stdio: 'ignore' });
  return files;
}
