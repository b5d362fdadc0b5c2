import { parseArgs } from 'node:util';
import type { ServeOptions } from './serve-demo.js';
import { readingPace } from '../assistant/api/pace.js';

/** A sentence for whoever typed the command. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

export const usage = `npm start -- [--documents FOLDER] [--port NUMBER] [--host ADDRESS] [--pace MILLISECONDS]

  --documents  a folder of Markdown files to answer from (default: the demo's handbook)
  --port       default 4321, or the next that is free
  --host       default 127.0.0.1: this machine alone
  --pace       milliseconds between two pieces of an answer; 0: as fast as possible

With UNLEASH_API_KEY in the environment, Unleash answers instead of the demo's assistant; see also UNLEASH_BASE_URL,
UNLEASH_ACCOUNT and UNLEASH_ASSISTANT_ID.`;

/** What the command line and the environment ask for; undefined: only how to use it. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): ServeOptions | undefined {
  const { documents, host, port, pace, help } = parse(args);
  if (help) return undefined;
  return {
    ...(documents !== undefined ? { documents } : {}),
    ...(host !== undefined ? { host } : {}),
    ...(port !== undefined ? { port: wholeNumber('--port', port, 65_535) } : {}),
    ...(pace !== undefined ? { pace: { ...readingPace, milliseconds: wholeNumber('--pace', pace, 60_000) } } : {}),
    ...unleashOf(environment),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { documents: text, port: text, host: text, pace: text, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new OptionError(`${(error as Error).message.split('. ')[0]!.replace(/\.$/, '')}. Try --help.`);
  }
}

function wholeNumber(option: string, value: string, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number <= most) return number;
  throw new OptionError(`${option} takes a whole number from 0 to ${most}, not "${value}".`);
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
