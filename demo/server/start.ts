/** The command `npm start`: reads the options and serves the demo. */
import { parseArgs } from 'node:util';
import { readingPace } from '../assistant/api/pace.js';
import { serveDemo, type ServeOptions } from './serve-demo.js';

/** A mistake in the command line; its message is printed. */
class OptionError extends Error {
  override readonly name = 'OptionError';
}

const usage = `npm start -- [--documents FOLDER] [--port NUMBER] [--host ADDRESS] [--allowed-host NAME] [--pace MILLISECONDS]

  --documents     a folder of Markdown files to answer from (default: the demo's handbook)
  --port          default 4321, or the next that is free
  --host          default 127.0.0.1: this machine alone
  --allowed-host  a name under which this machine is reached, besides localhost
  --pace          milliseconds between two pieces of an answer; 0: as fast as possible

With UNLEASH_API_KEY in the environment, Unleash answers instead of the demo's assistant; see also UNLEASH_BASE_URL,
UNLEASH_ACCOUNT and UNLEASH_ASSISTANT_ID.`;

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options) await start(options);
  else console.log(usage);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

async function start(options: ServeOptions): Promise<void> {
  const { url, demo, close } = await serveDemo(options);
  const answers = options.unleash ? 'Unleash answers' : `answers from ${demo.documents} documents`;
  console.log(`${url}  (${answers}${demo.leftOut > 0 ? `, ${demo.leftOut} left out: too many or too large` : ''})`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().then(() => process.exit(0)));
}

/** The message for the terminal, without a stack trace. */
function sentenceOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'That port is taken: choose another with --port.';
  if (code === 'EACCES') return 'That port needs more rights: choose one above 1023 with --port.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'This machine has no such address: choose another with --host.';
  return message;
}

/** @returns undefined for `--help` */
function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): ServeOptions | undefined {
  const { documents, host, 'allowed-host': name, port, pace, help } = parse(args);
  if (help) return undefined;
  return {
    ...(documents !== undefined ? { documents } : {}),
    ...(host !== undefined ? { host } : {}),
    ...(name !== undefined ? { allowedHosts: [name] } : {}),
    ...(port !== undefined ? { port: wholeNumber('--port', port, 65_535) } : {}),
    ...(pace !== undefined ? { pace: { ...readingPace, milliseconds: wholeNumber('--pace', pace, 60_000) } } : {}),
    ...unleashOf(environment),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = {
      documents: text,
      port: text,
      host: text,
      'allowed-host': text,
      pace: text,
      help: { type: 'boolean', short: 'h' },
    } as const;
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new OptionError(`${(error as Error).message.split('. ')[0]!.replace(/\.$/, '')}. Try --help.`);
  }
}

function wholeNumber(option: string, value: string, maximum: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number <= maximum) return number;
  throw new OptionError(`${option} takes a whole number from 0 to ${maximum}, not "${value}".`);
}

function unleashOf(environment: NodeJS.ProcessEnv): Pick<ServeOptions, 'unleash'> {
  const apiKey = environment['UNLEASH_API_KEY'];
  if (!apiKey) return {};
  const baseUrl = environment['UNLEASH_BASE_URL'];
  const account = environment['UNLEASH_ACCOUNT'];
  const assistantId = environment['UNLEASH_ASSISTANT_ID'];
  const unleash = {
    apiKey,
    ...(baseUrl ? { baseUrl } : {}),
    ...(account ? { account } : {}),
    ...(assistantId ? { assistantId } : {}),
  };
  return { unleash };
}
