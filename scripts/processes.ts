/**
 * Child processes that end with this process. Each leads a process group of its own, so that a signal reaches its descendants
 * as well.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Path of a file in an installed package. Run by Node itself: wrappers such as `npx` do not pass on all signals. */
export const tool = (file: string): string => `${root}node_modules/${file}`;

const running = new Set<ChildProcess>();

const end = ({ pid }: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    if (pid) process.kill(-pid, signal);
  } catch {
    // The group has ended already.
  }
};

const endAll = (signal: NodeJS.Signals): void => {
  for (const started of running) end(started, signal);
};

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => {
    endAll('SIGTERM');
    process.exit(code);
  });
}
process.once('exit', () => endAll('SIGTERM'));

export interface ChildResult {
  readonly code: number;
  /** The last message that the child sent with `process.send`. */
  readonly message: unknown;
}

interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Opens an IPC channel: the child can call `process.send`, and gets `disconnect` when this process ends. */
  readonly channel?: boolean;
  /** Seconds until the process group gets SIGTERM. Default: no limit. */
  readonly limit?: number;
}

/** Runs a command in the root folder, with its output on the terminal. Resolves when it exits, with any exit code. */
export const child = (command: string, commandArguments: readonly string[], options: ChildOptions = {}): Promise<ChildResult> =>
  new Promise((resolve, reject) => {
    const started = spawn(command, commandArguments, {
      cwd: root,
      detached: true,
      env: { ...process.env, ...options.env },
      stdio: options.channel ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'inherit', 'inherit'],
    });
    let message: unknown;
    running.add(started);
    started.on('message', (received) => (message = received));
    started.on('error', reject);
    const timer = options.limit ? setTimeout(() => end(started, 'SIGTERM'), options.limit * 1000) : undefined;
    started.on('exit', (code) => {
      clearTimeout(timer);
      running.delete(started);
      resolve({ code: code ?? 1, message });
    });
  });

/**
 * Runs Node with these arguments.
 * @throws {Error} if the exit code is not 0
 */
export const node = async (nodeArguments: readonly string[]): Promise<void> => {
  const { code } = await child(process.execPath, nodeArguments);
  if (code !== 0) throw new Error(`${nodeArguments[0]} ended with ${code}`);
};
