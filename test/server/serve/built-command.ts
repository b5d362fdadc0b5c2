/** The command as it is published, bundled and minified, in processes of its own. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Given, Line } from './serving.js';
import { smallWidget } from './small-widget.js';

type After = { after(task: () => unknown): void };
const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface StartedCommand {
  readonly child: ChildProcess;
  /** Everything it has printed, to either stream. */
  readonly printed: () => string;
  /** The lines of its log. */
  readonly lines: () => readonly Line[];
  /** Resolves with the first line that has the message; rejects if the process ends before. */
  logged(message: string): Promise<Line>;
  readonly exitCode: Promise<number | null>;
}

export class BuiltCommand {
  readonly folder: string;
  #configurations = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async build(): Promise<BuiltCommand> {
    const folder = mkdtempSync(join(tmpdir(), 'command-'));
    const outDir = join(folder, 'server');
    await build({
      root,
      configFile: `${root}vite.config.ts`,
      mode: 'server',
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true },
    });
    smallWidget(join(folder, 'cdn'));
    return new BuiltCommand(folder);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Writes a file of settings, which only this user can read. */
  write(settings: Given): string {
    const file = join(this.folder, `config-${(this.#configurations += 1)}.json`);
    writeFileSync(file, JSON.stringify(settings), { mode: 0o600 });
    return file;
  }

  run(test: After, args: readonly string[], environment: NodeJS.ProcessEnv = {}): StartedCommand {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(UNLEASH_|NODE_|HTTPS?_PROXY)/i.test(name));
    const child = spawn(process.execPath, [join(this.folder, 'server', 'cli.js'), ...args], {
      env: { ...Object.fromEntries(inherited), ...environment },
    });
    test.after(() => child.kill('SIGKILL'));
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    const exitCode = once(child, 'close').then(([code]) => code as number | null);
    const lines = () =>
      text
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Line);
    const logged = async (message: string): Promise<Line> => {
      for (;;) {
        const found = lines().find(({ msg }) => msg === message);
        if (found) return found;
        assert.equal(child.exitCode, null, text);
        await Promise.race([once(child.stdout, 'data'), exitCode]);
      }
    };
    return { child, printed: () => text, lines, logged, exitCode };
  }

  /** Serves, and resolves when it is up. */
  async serve(test: After, settings: Given, environment: NodeJS.ProcessEnv = {}) {
    const started = this.run(test, ['serve', '--config', this.write({ port: 0, adminPort: 0, ...settings })], environment);
    const { url, adminUrl } = (await started.logged('started')) as unknown as { readonly url: string; readonly adminUrl: string };
    return { ...started, base: url.replace(/\/$/, ''), adminUrl };
  }
}
