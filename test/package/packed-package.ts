/** Packs the package as npm would publish it, and installs it with its dependencies in a temporary project. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/processes.js';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

export interface PackedPackage {
  readonly tarball: string;
  /** Folder of the project. */
  readonly project: string;
  /** Folder of the package: `node_modules/unleash-chat` of the project. */
  readonly folder: string;
  readonly manifest: Manifest;
  remove(): void;
}

const npm = process.env['npm_execpath'];

const runNpm = (folder: string, ...npmArguments: string[]): string =>
  (npm
    ? execFileSync(process.execPath, [npm, ...npmArguments], { cwd: folder })
    : execFileSync('npm', npmArguments, { cwd: folder })
  ).toString();

/** @returns the path of the tarball */
const pack = (folder: string): string =>
  join(folder, runNpm(root, 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder).trim().split('\n').at(-1)!);

export const packPackage = (): PackedPackage => {
  const project = mkdtempSync(join(tmpdir(), 'unleash-chat-package-'));
  const folder = join(project, 'node_modules/unleash-chat');
  mkdirSync(folder, { recursive: true });
  const tarball = pack(project);
  execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }');
  return { tarball, project, folder, manifest, remove: () => rmSync(project, { recursive: true, force: true }) };
};

/** Installs the packed package with npm, from the registry, in an empty folder. */
export const installPackage = (): Pick<PackedPackage, 'project' | 'folder' | 'remove'> => {
  const project = mkdtempSync(join(tmpdir(), 'unleash-chat-installed-'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }');
  runNpm(project, 'install', '--no-audit', '--no-fund', '--silent', pack(project));
  const folder = join(project, 'node_modules/unleash-chat');
  return { project, folder, remove: () => rmSync(project, { recursive: true, force: true }) };
};
