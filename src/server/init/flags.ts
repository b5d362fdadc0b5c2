import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { questions, type AnswerName, type Answers } from './questions.js';

const introduction = `unleash-chat init [--folder FOLDER] [--yes] [--force]

  Writes unleash-chat.json, the settings of "unleash-chat serve"; unleash-chat.nginx.conf, blocks for your site; and
  unleash-chat.service, a unit for systemd. Asks what it needs to know.

  --folder FOLDER  where to write; default: this folder
  --yes            asks nothing: flags and defaults are the answers
  --force          replaces files that are there already
  --key PLACE      where the key of the variable UNLEASH_API_KEY is written to. file: the key file, for its owner alone
                   (the default, if the variable is set). configuration: unleash-chat.json, likewise. nowhere: you write
                   the key file yourself (the default without the variable)

Each question has a flag:
`;

/** A flag is wrong; `message` is a sentence. */
export class FlagError extends Error {}

const keyPlaces = ['file', 'configuration', 'nowhere'] as const;
type KeyPlace = (typeof keyPlaces)[number];

export interface Flags {
  readonly help: boolean;
  readonly asksNothing: boolean;
  readonly replaces: boolean;
  /** Absolute. */
  readonly folder: string;
  readonly answers: Answers;
  readonly keyPlace: KeyPlace;
  /** Empty if the variable is not set. */
  readonly apiKey: string;
}

/** @throws {FlagError} */
export function readFlags(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Flags {
  const text = { type: 'string' } as const;
  const isSet = { type: 'boolean', default: false } as const;
  const names = questions('').map(({ name }) => name);
  const options = {
    ...(Object.fromEntries(names.map((name) => [name, text])) as Record<AnswerName, typeof text>),
    folder: { ...text, default: '.' },
    key: text,
    yes: isSet,
    force: isSet,
    help: { ...isSet, short: 'h' },
  };
  const { values } = parsed(() => parseArgs({ args: [...args], options, strict: true }));
  const apiKey = env['UNLEASH_API_KEY']?.trim() ?? '';
  const keyPlace = keyPlaces.find((place) => place === (values.key ?? (apiKey === '' ? 'nowhere' : 'file')));
  if (!keyPlace) throw new FlagError(`--key takes one of: ${keyPlaces.join(', ')}.`);
  if (keyPlace !== 'nowhere' && !/^[\x21-\x7e]+$/.test(apiKey))
    throw new FlagError('The variable UNLEASH_API_KEY must contain the key, and nothing else.');
  if (/\p{Cc}/u.test(values.folder)) throw new FlagError('--folder takes a path without line breaks and the like.');
  return {
    help: values.help,
    asksNothing: values.yes,
    replaces: values.force,
    folder: resolve(values.folder),
    answers: Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]]))),
    keyPlace,
    apiKey,
  };
}

function parsed<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new FlagError(`${(error as Error).message.split('. ')[0]!}. Try --help.`);
  }
}

export function helpOfInit(): string {
  const flags = questions('FOLDER').map(({ name, text, choices, standard }) => {
    const hints = [...(choices ? [choices.join(', ')] : []), ...(standard === undefined ? [] : [`default: ${standard}`])];
    return `  --${name}\n      ${text}${hints.length > 0 ? ` (${hints.join('; ')})` : ''}\n`;
  });
  return `${introduction}\n${flags.join('')}`;
}
