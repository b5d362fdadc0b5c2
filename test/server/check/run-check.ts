import type { Report } from '../../../src/server/check/check-page.js';
import { run } from '../../../src/server/check/command.js';

export interface CheckResult {
  readonly code: number;
  readonly text: string;
  readonly errors: string;
}

/** Runs `unleash-chat check` with these arguments. */
export async function check(...args: readonly string[]): Promise<CheckResult> {
  const written = { stdout: '', stderr: '' };
  const to = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text) });
  const code = await run(args, { stdout: to('stdout'), stderr: to('stderr') });
  return { code, text: written.stdout, errors: written.stderr };
}

export async function checkForPrograms(...args: readonly string[]): Promise<{ readonly code: number; readonly report: Report }> {
  const { code, text, errors } = await check(...args, '--json');
  if (text === '') throw new Error(errors);
  return { code, report: JSON.parse(text) as Report };
}
