/** Finds the server programs that tests run: nginx and Redis. Installs missing ones. */
import { existsSync, readFileSync } from 'node:fs';
import { fromPath } from './browsers.js';
import { child } from './processes.js';

const packages = { nginx: 'nginx-light', 'redis-server': 'redis-server' } as const;

export type Program = keyof typeof packages;

const programs = Object.keys(packages) as readonly Program[];

/** Daemons are in `/usr/sbin`, which is not in the path of every user. */
const find = (program: Program): string | undefined =>
  fromPath(program) ?? [`/usr/sbin/${program}`, `/opt/homebrew/bin/${program}`].find((file) => existsSync(file));

const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID(?:_LIKE)?="?.*(?:debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));

/** Installs what is missing, where that can be done. One call for all tests: packages are installed one after the other. */
export const requirePrograms = async (): Promise<void> => {
  const missing = programs.filter((program) => !find(program));
  if (missing.length > 0 && isDebian() && process.getuid?.() === 0) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await child('apt-get', ['update', '-qq'], { env });
    await child('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing.map((name) => packages[name])], {
      env,
    });
  }
  for (const program of programs) console.log(requireProgram(program));
};

/**
 * Returns where the program is.
 * @throws {Error} if it is not there
 */
export const requireProgram = (program: Program): string => {
  const found = find(program);
  if (found) return found;
  throw new Error(`The tests need ${program}. Install it, on Debian with: apt-get install ${packages[program]}`);
};
