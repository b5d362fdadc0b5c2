/** Child processes that never outlive this one: each leads a group of its own, which is ended as a whole. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The file of an installed package, to be run by Node itself: no wrapper stands between us and its process. */
export const tool = (file: string): string => `${root}node_modules/${file}`;

const running = new Set<ChildProcess>();

const end = ({ pid }: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    if (pid) process.kill(-pid, signal);
  } catch {
    // it has gone already
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
  /** Opens a channel: the child may send a message, and notices when this process has gone. */
  readonly channel?: boolean;
  /** Seconds until it is ended as a whole. */
  readonly limit?: number;
}

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

/** Runs Node on a file and throws when it fails. */
export const node = async (nodeArguments: readonly string[]): Promise<void> => {
  const { code } = await child(process.execPath, nodeArguments);
  if (code !== 0) throw new Error(`${nodeArguments[0]} ended with ${code}`);
};
