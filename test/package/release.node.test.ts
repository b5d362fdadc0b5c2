/** `npm run release`, in a copy of the project whose `origin` is a folder. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { root, tool } from '../../scripts/processes.js';

const [major, minor] = manifest.version.split('.').map(Number) as [number, number];
const next = `${major}.${minor + 1}.0`;

describe('a release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unleash-chat-release-'));
  const [project, origin, programs, calls] = ['project', 'origin', 'programs', 'calls'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  after(() => rmSync(folder, { recursive: true, force: true }));

  const environment = {
    ...process.env,
    PATH: `${programs}${delimiter}${process.env['PATH']}`,
    GIT_CONFIG_GLOBAL: join(folder, 'gitconfig'),
  };
  const git = (...gitArguments: string[]): string =>
    execFileSync('git', gitArguments, { cwd: project, encoding: 'utf8', env: environment }).trim();
  const read = (file: string): string => readFileSync(join(project, file), 'utf8');
  const versionOf = (file: string): unknown => (JSON.parse(read(file)) as { readonly version: unknown }).version;

  const release = (...releaseArguments: string[]): string => {
    // Instead of all tests: `git --version`.
    const fixed = [tool('release-it/bin/release-it.js'), '--ci', '--hooks.before:init=git --version'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...fixed, ...releaseArguments], {
      cwd: project,
      encoding: 'utf8',
      env: environment,
    });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  };

  before(() => {
    mkdirSync(project);
    mkdirSync(programs);
    // Notes what it is called with, and calls npm.
    const npm = execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim();
    writeFileSync(join(programs, 'npm'), `#!/bin/sh\necho "npm $*" >> '${calls}'\nexec '${npm}' "$@"\n`);
    chmodSync(join(programs, 'npm'), 0o755);
    writeFileSync(environment.GIT_CONFIG_GLOBAL, '[user]\n  name = A maintainer\n  email = maintainer@company.example\n');
    const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
    for (const file of files.toString().split('\0').filter(Boolean)) cpSync(join(root, file), join(project, file));
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
    git('init', '--quiet', '--initial-branch=main');
    git('init', '--quiet', '--bare', origin);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'demo: begin');
    git('remote', 'add', 'origin', origin);
    git('push', '--quiet', '--set-upstream', 'origin', 'main');
  });

  it('changes nothing with --dry-run', () => {
    const before = git('rev-parse', 'HEAD');
    assert.ok(release('minor', '--dry-run').includes(`(${manifest.version}...${next})`));
    assert.equal(git('rev-parse', 'HEAD'), before);
    assert.equal(git('status', '--porcelain'), '');
    assert.equal(git('tag'), '');
  });

  it('writes version and changelog, commits, tags and pushes, and publishes nothing', () => {
    release('minor');

    for (const file of ['package.json', 'package-lock.json']) assert.equal(versionOf(file), next, file);
    assert.ok(read('src/version.ts').includes(`'${next}'`));
    const headings = [...read('CHANGELOG.md').matchAll(/^## .*$/gm)].map(([heading]) => heading);
    assert.equal(headings[0], '## [Unreleased]');
    assert.match(headings[1]!.replace(next, 'next'), /^## \[next\] - \d{4}-\d\d-\d\d$/);
    assert.equal(git('status', '--porcelain'), '', 'everything is committed');
    assert.equal(git('log', '-1', '--format=%s'), `release: ${next}`);
    assert.deepEqual(git('diff', '--name-only', 'HEAD~').split('\n'), [
      'CHANGELOG.md',
      'package-lock.json',
      'package.json',
      'src/version.ts',
    ]);
    assert.equal(git('ls-remote', '--tags', 'origin', `v${next}^{}`).split('\t')[0], git('rev-parse', 'HEAD'));
    const called = readFileSync(calls, 'utf8');
    assert.ok(called.includes(`npm version ${next}`));
    assert.doesNotMatch(called, /publish/);
  });
});
