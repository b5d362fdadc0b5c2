import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findUnsafe } from '../config/find-unsafe.js';
import { settingsSchema, type Settings } from '../config/settings.js';
import { answersTo, defaults, person, UnansweredError } from './ask.js';
import { configurationOf } from './configuration.js';
import { FlagError, helpOfInit, readFlags, type Flags } from './flags.js';
import { nginxFile } from './nginx-file.js';
import { nextSteps } from './next-steps.js';
import { questions } from './questions.js';
import { systemdUnit } from './systemd-unit.js';
import { OverwriteError, writeFiles, type FileToWrite } from './write-files.js';

export interface Surroundings {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of this process: Node and the command, which the unit starts. */
  readonly argv: readonly string[];
}

/** `unleash-chat init`. Returns the exit code. */
export async function run(args: readonly string[], surroundings: Surroundings = process): Promise<number> {
  const { stdout, stderr } = surroundings;
  try {
    const flags = readFlags(args, surroundings.env);
    if (flags.help) {
      stdout.write(helpOfInit());
      return 0;
    }
    stdout.write(await written(flags, surroundings));
    return 0;
  } catch (error) {
    const isExpected = [UnansweredError, OverwriteError, FlagError].some((expected) => error instanceof expected);
    const { code, message } = error as NodeJS.ErrnoException;
    if (!isExpected && code === undefined) throw error;
    stderr.write(`${isExpected ? message : `The files cannot be written: ${message}`}\n`);
    return error instanceof UnansweredError || error instanceof FlagError ? 2 : 1;
  }
}

/** Asks, writes, and returns what to do next. */
async function written(flags: Flags, surroundings: Surroundings): Promise<string> {
  const { folder, keyPlace, apiKey } = flags;
  const respondent = flags.asksNothing ? defaults : person(surroundings.stdin, surroundings.stdout);
  const answers = await answersTo(questions(folder), flags.answers, respondent).finally(() => respondent.close());
  const [node = '', started = ''] = surroundings.argv;
  const command = existsSync(started) ? realpathSync(started) : started;
  const schema = join(dirname(command), 'config.schema.json');
  const isInConfiguration = keyPlace === 'configuration';
  const configuration = configurationOf(answers, existsSync(schema) ? schema : undefined, isInConfiguration ? apiKey : undefined);
  const settings = settingsOf(configuration);
  const keyFile = answers['key-file']!;
  const paths = { settings: join(folder, 'unleash-chat.json'), nginx: join(folder, 'unleash-chat.nginx.conf') };
  const unit = systemdUnit({
    node,
    command,
    configuration: paths.settings,
    keyFile,
    secret: isInConfiguration ? 'configuration' : 'key-file',
    stopTimeout: settings.stopTimeout,
  });
  const files: readonly FileToWrite[] = [
    { path: paths.settings, text: `${JSON.stringify(configuration, null, 2)}\n`, isSecret: isInConfiguration },
    { path: paths.nginx, text: nginxFile(answers), isSecret: false },
    { path: join(folder, 'unleash-chat.service'), text: unit, isSecret: false },
    ...(keyPlace === 'file' ? [{ path: keyFile, text: `${apiKey}\n`, isSecret: true }] : []),
  ];
  await writeFiles(files, flags.replaces);
  return nextSteps({
    files: files.map(({ path }) => path),
    missingKeyFile: keyPlace === 'nowhere' ? keyFile : undefined,
    folder,
    command,
    site: answers.site ?? '',
    isIdentified: answers.identity !== 'none',
  });
}

/** @throws {UnansweredError} if the server would refuse the settings */
function settingsOf(configuration: object): Settings {
  const read = settingsSchema.safeParse(configuration);
  const problems = read.success
    ? findUnsafe(read.data).refusals
    : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`);
  if (!read.success || problems.length > 0) throw new UnansweredError(problems.join('\n'));
  return read.data;
}
