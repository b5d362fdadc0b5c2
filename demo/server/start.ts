import { readOptions, usage } from './read-options.js';
import { serveDemo } from './serve-demo.js';

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options) await start(options);
  else console.log(usage);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

async function start(options: NonNullable<ReturnType<typeof readOptions>>): Promise<void> {
  const { url, demo, close } = await serveDemo(options);
  const answers = options.unleash ? 'Unleash answers' : `answers from ${demo.documents} documents`;
  console.log(`${url}  (${answers}${demo.leftOut > 0 ? `, ${demo.leftOut} left out: too many or too large` : ''})`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().then(() => process.exit(0)));
}

/** What went wrong, without a stack: whoever types a command can do nothing with one. */
function sentenceOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'That port is taken: choose another with --port.';
  if (code === 'EACCES') return 'That port needs more rights: choose one above 1023 with --port.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'This machine has no such address: choose another with --host.';
  return message;
}
