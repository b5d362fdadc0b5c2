import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { nearest } from './nearest.js';
import { nameOf, prefix, settingGroups, settingList, type Setting } from './setting-list.js';
import { settingsSchema, type Settings } from './settings.js';

/** The configuration cannot be used. Each sentence says one thing that is wrong; none contains the value of a setting. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

type Values = Record<string, unknown>;
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings of the file, if there is one, and of the environment, which wins.
 * @throws {ConfigurationError}
 */
export function readSettings(environment: Environment, file?: string): Settings {
  const written = file === undefined ? {} : valuesOfFile(file);
  const { values, sentences } = valuesOfEnvironment(environment);
  const { apiKey: _key, apiKeyFile: _keyFile, ...others } = written;
  const hasKey = 'apiKey' in values || 'apiKeyFile' in values;
  // One place of the key replaces the other.
  const read = settingsSchema.safeParse(merged(hasKey ? others : written, values));
  const issues = read.error?.issues.flatMap((issue) => sentencesOf(issue, values, file)) ?? [];
  if (!read.success || sentences.length > 0) throw new ConfigurationError([...sentences, ...issues]);
  return read.data;
}

function valuesOfFile(file: string): Values {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ConfigurationError([isMissing ? `There is no file ${file}.` : `The file ${file} cannot be read.`]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ConfigurationError([`${file} is not JSON: ${placeOf(error, text)}`]);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigurationError([`${file} must contain one object: { "apiKeyFile": "…", … }`]);
  return { ...value };
}

/** The message of the parser can quote the file, and thus a key: only the place is taken from it. */
function placeOf(error: unknown, text: string): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return 'it ends too early, or has a comment, a comma or a quote too much.';
  const line = text.slice(0, Number(position)).split('\n').length;
  return `look at line ${line} for a comma or quote that is missing or too much. Comments are not allowed.`;
}

function valuesOfEnvironment(environment: Environment): { readonly values: Values; readonly sentences: readonly string[] } {
  const values: Values = {};
  const sentences: string[] = [];
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith(prefix) || value === undefined) continue;
    const setting = settingList.find((each) => each.variable === variable);
    if (!setting) sentences.push(unknownVariable(variable));
    else if (value.trim() === '') sentences.push(`${variable} is empty. Give it a value, or leave it out.`);
    else put(values, setting.path, valueOf(value.trim(), setting));
  }
  return { values, sentences };
}

function unknownVariable(variable: string): string {
  const names = settingList.map((each) => each.variable);
  return `There is no setting ${variable}.${suggestion(variable, names)} If it belongs to another program, start this one without it.`;
}

function suggestion(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near === undefined ? ' --help lists the settings.' : ` Did you mean ${near}?`;
}

/** The text of a variable as the value that a file would have. What does not fit is left to the schema. */
function valueOf(text: string, { kind }: Setting): unknown {
  if (kind === 'list')
    return text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
  if (kind === 'number') return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
  if (kind === 'switch') return text === 'true' ? true : text === 'false' ? false : text;
  if (kind !== 'keys' || !text.startsWith('{')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function put(values: Values, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) values[name] = value;
  else put((values[name] ??= {}) as Values, rest, value);
}

function merged(written: Values, values: Values): Values {
  const result = { ...written };
  for (const [name, value] of Object.entries(values)) {
    const old = result[name];
    const areGroups = settingGroups.has(name) && typeof old === 'object' && old !== null && !Array.isArray(old);
    result[name] = areGroups ? { ...old, ...(value as Values) } : value;
  }
  return result;
}

function sentencesOf(issue: z.core.$ZodIssue, fromEnvironment: Values, file: string | undefined): readonly string[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const name = [...path, key].join('.');
      const names = [...settingList.map(nameOf), ...settingGroups.keys()];
      return `${file ?? 'The configuration'}: there is no setting "${name}".${suggestion(name, names)}`;
    });
  const setting = settingList.find((each) => each.path.every((part, index) => path[index] === part));
  const isVariable = setting !== undefined && isIn(fromEnvironment, setting.path);
  const name = isVariable ? setting.variable : `${file ?? 'The configuration'}: ${path.slice(0, setting?.path.length).join('.')}`;
  return [`${name} ${requirement(issue, setting, path[0] ?? '')}.`];
}

const kinds = {
  text: 'a text',
  number: 'a number',
  switch: 'true or false',
  list: 'a list of texts',
  keys: 'a URL or a key set',
};

function requirement(issue: z.core.$ZodIssue, setting: Setting | undefined, group: string): string {
  const ownWords = /^must /.test(issue.message) ? issue.message : undefined;
  if (!setting) return settingGroups.has(group) ? 'must be an object with settings' : 'is not as it must be';
  const { kind, choices } = setting;
  if (choices.length > 0) return `must be ${kind === 'list' ? 'a list of' : 'one of'} ${choices.join(', ')}`;
  return ownWords ?? `must be ${kind === 'choice' ? 'a text' : kinds[kind]}`;
}

function isIn(values: Values, path: readonly string[]): boolean {
  let value: unknown = values;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !(name in value)) return false;
    value = (value as Values)[name];
  }
  return true;
}
