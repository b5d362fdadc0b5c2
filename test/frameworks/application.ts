/**
 * An application of `demo/frameworks`, in a copy of its folder: with the libraries of its lock file, the widget as users install
 * it, and its own toolchain. The copy is kept: the next run installs only what has changed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/processes.js';
import { packPackage } from '../package/packed-package.js';

interface Finished {
  readonly ok: boolean;
  readonly output: string;
}

/** A change of the sources. */
export interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

type Environment = Readonly<Record<string, string>>;

/** What npm and the toolchains write into the folder of an application. */
const written = ['node_modules', 'dist', 'build', '.next', '.svelte-kit', '.angular'];

const quiet: Environment = { NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false', NO_COLOR: '1' };

export class Application {
  readonly folder: string;

  constructor(name: string) {
    // As deep as the original: package.json has a relative path to the widget.
    this.folder = `${root}.cache/frameworks/${name}`;
    mkdirSync(this.folder, { recursive: true });
    for (const file of readdirSync(this.folder))
      if (file !== 'node_modules') rmSync(join(this.folder, file), { recursive: true });
    const filter = (file: string): boolean => !written.includes(basename(file));
    cpSync(`${root}demo/frameworks/${name}`, this.folder, { recursive: true, filter });
    this.#install();
  }

  /** Runs a script of package.json. */
  run(script: string, environment: Environment = {}): Finished {
    return this.#npm(['run', script], environment);
  }

  /** @throws {Error} with the output, if the build fails */
  build(environment: Environment = {}): void {
    const { ok, output } = this.run('build', environment);
    if (!ok) throw new Error(output);
  }

  /** Runs a script with changed sources. */
  runWith(script: string, changes: readonly Change[]): Finished {
    const texts = new Map(changes.map(({ file }) => [file, readFileSync(join(this.folder, file), 'utf8')]));
    const wrong = new Map(texts);
    for (const { file, from, to } of changes) {
      const text = wrong.get(file)!;
      if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
      wrong.set(file, text.replace(from, to));
    }
    try {
      this.#write(wrong);
      return this.run(script);
    } finally {
      this.#write(texts);
    }
  }

  /**
   * Starts a server of the toolchain.
   * @param ready a line that it prints when it listens
   * @returns a function that ends it
   */
  async start(nodeArguments: readonly string[], environment: Environment, ready: RegExp): Promise<() => Promise<void>> {
    const env = { ...process.env, ...quiet, ...environment };
    const server = spawn(process.execPath, nodeArguments, { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const exited = once(server, 'exit');
    const printed: string[] = [];
    const listening = new Promise<void>((resolve) => {
      for (const stream of [server.stdout, server.stderr])
        createInterface(stream).on('line', (line) => {
          printed.push(line);
          if (ready.test(line)) resolve();
        });
    });
    const failed = exited.then(() => {
      throw new Error(`The server has ended:\n${printed.join('\n')}`);
    });
    process.once('exit', () => server.kill());
    await Promise.race([listening, failed]);
    failed.catch(() => undefined);
    return async () => {
      server.kill();
      await exited;
    };
  }

  #write(texts: ReadonlyMap<string, string>): void {
    for (const [file, text] of texts) writeFileSync(join(this.folder, file), text);
  }

  #install(): void {
    const lock = readFileSync(`${this.folder}/package-lock.json`, 'utf8');
    const installed = `${this.folder}/node_modules/.installed-lock.json`;
    if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
      const { ok, output } = this.#npm(['ci', '--no-audit', '--no-fund']);
      if (!ok) throw new Error(output);
      writeFileSync(installed, lock);
    }
    const widget = `${this.folder}/node_modules/unleash-chat`;
    rmSync(widget, { recursive: true, force: true });
    const packed = packPackage();
    cpSync(packed.folder, widget, { recursive: true });
    packed.remove();
  }

  #npm(npmArguments: readonly string[], environment: Environment = {}): Finished {
    const npm = process.env['npm_execpath'];
    const [command, ...first] = npm ? [process.execPath, npm] : ['npm'];
    const options = { cwd: this.folder, env: { ...process.env, ...quiet, ...environment }, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(command!, [...first, ...npmArguments], options);
    return { ok: status === 0, output: `${stdout}${stderr}` };
  }
}
