#!/usr/bin/env node
/**
 * The command `unleash-chat`: arguments and environment enter, a running server, written files or a report leave. It contains
 * everything that needs Node. It must not know the widget beyond the files of its build.
 */
import { version } from '../version.js';

const commands: Readonly<Record<string, () => Promise<{ run(args: readonly string[]): Promise<number> }>>> = {
  serve: () => import('./serve/command.js'),
  init: () => import('./init/command.js'),
  check: () => import('./check/command.js'),
};

const usage = `unleash-chat ${version}

  unleash-chat serve        serves the widget, and the proxy that keeps the API key
  unleash-chat init         writes the configuration of the server, of nginx and of systemd
  unleash-chat check URL    says what is missing for the widget on a page

unleash-chat COMMAND --help explains a command.`;

const [name = '', ...args] = process.argv.slice(2);
const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (load) process.exitCode = await (await load()).run(args);
else if (name === '--version') console.log(version);
else {
  const isHelp = name === '' || name === '--help' || name === '-h';
  (isHelp ? console.log : console.error)(isHelp ? usage : `There is no command "${name}".\n\n${usage}`);
  process.exitCode = isHelp ? 0 : 2;
}
