/** Installs Debian's packages, where this process may. */
import { existsSync, readFileSync } from 'node:fs';
import { child } from './processes.js';

export const isRoot = process.getuid?.() === 0;

export const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));

/** Only as root. */
export const installPackages = async (packages: readonly string[]): Promise<void> => {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await child('apt-get', ['update', '-qq'], { env });
  await child('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
};
