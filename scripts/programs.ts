/** Finds the server programs that tests run: nginx and Redis. Installs missing ones. */
import { existsSync, readFileSync } from 'node:fs';
import { fromPath } from './browsers.js';
import { child } from './processes.js';

const packages = { nginx: 'nginx-light', 'redis-server': 'redis-server' } as const;

export type Program = keyof typeof packages;

/** Daemons are in `/usr/sbin`, which is not in the path of every user. */
const find = (program: Program): string | undefined =>
  fromPath(program) ?? [`/usr/sbin/${program}`, `/opt/homebrew/bin/${program}`].find((file) => existsSync(file));

const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID(?:_LIKE)?="?.*(?:debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));

/**
 * Returns where the program is.
 * @throws {Error} if it is missing and cannot be installed
 */
export const requireProgram = async (program: Program): Promise<string> => {
  const found = find(program);
  if (found) return found;
  if (isDebian() && process.getuid?.() === 0) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await child('apt-get', ['update', '-qq'], { env });
    await child('apt-get', ['install', '-y', '-qq', '--no-install-recommends', packages[program]], { env });
    const installed = find(program);
    if (installed) return installed;
  }
  throw new Error(`The tests need ${program}. Install it, on Debian with: apt-get install ${packages[program]}`);
};
