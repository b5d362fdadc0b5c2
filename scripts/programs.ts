/** Finds the server programs that tests run: nginx and Redis. Installs missing ones. */
import { existsSync } from 'node:fs';
import { fromPath } from './browsers.js';
import { installPackages, isDebian, isRoot } from './debian.js';

const packages = { nginx: 'nginx-light', 'redis-server': 'redis-server' } as const;

export type Program = keyof typeof packages;

const programs = Object.keys(packages) as readonly Program[];

/** Daemons are in `/usr/sbin`, which is not in the path of every user. */
const find = (program: Program): string | undefined =>
  fromPath(program) ?? [`/usr/sbin/${program}`, `/opt/homebrew/bin/${program}`].find((file) => existsSync(file));

/** Installs what is missing, where that can be done. One call for all tests: packages are installed one after the other. */
export const requirePrograms = async (): Promise<void> => {
  const missing = programs.filter((program) => !find(program));
  if (missing.length > 0 && isDebian() && isRoot) await installPackages(missing.map((name) => packages[name]));
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
