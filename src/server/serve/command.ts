import { parseArgs } from 'node:util';
import { openKeyFiles, readApiKey } from '../config/api-key.js';
import { findUnsafe } from '../config/find-unsafe.js';
import { ConfigurationError, readSettings } from '../config/read-settings.js';
import type { Settings } from '../config/settings.js';
import { settingsHelp } from '../config/settings-help.js';
import { checkSetup } from './check-setup.js';
import { Log } from './log.js';
import { startServer, type RunningServer } from './start-server.js';
import { findWidget } from './widget-files.js';

const introduction = `unleash-chat serve [--config FILE] [--check [--account NAME]]

  Serves the widget at /unleash-chat/, the proxy that keeps the API key at /unleash/, and a page to try it at / and
  /unleash-chat/.

  --config FILE   the settings, as JSON
  --check         says what is right and wrong: the settings, the key, and the way to Unleash; serves nothing
  --account NAME  with --check: also asks as this person, an email address or id

A trial on this machine, where everybody may read what the key may read:

  UNLEASH_API_KEY=… UNLEASH_IDENTITY=none UNLEASH_EVERYBODY_HAS_THE_RIGHTS_OF_THE_KEY=true unleash-chat serve

With people, behind a reverse proxy on this machine that signs them in:

  {
    "apiKeyFile": "/etc/unleash-chat/api-key",
    "identity": "header",
    "header": { "name": "X-Auth-Request-Email", "peers": ["127.0.0.1"] },
    "allowedHosts": ["intranet.acme.example"]
  }

A page then needs two lines:

  <script type="module" src="/unleash-chat/unleash-chat.js"></script>
  <unleash-chat endpoint="/unleash"></unleash-chat>

Settings, in the file or as environment variables, which win. Lists in variables are separated by commas. The JSON schema of
the file is dist/server/config.schema.json of this package.
`;

type Signal = 'SIGINT' | 'SIGTERM';
/** What the process exits with if a second signal has cut answers. */
const codes: Readonly<Record<Signal, number>> = { SIGINT: 130, SIGTERM: 143 };
const signals = Object.keys(codes) as readonly Signal[];

/** `unleash-chat serve`. Returns the exit code. */
export async function run(args: readonly string[], environment: NodeJS.ProcessEnv = process.env): Promise<number> {
  try {
    const { config, check, account, help } = parse(args);
    if (help) {
      console.log(`${introduction}\n${settingsHelp()}`);
      return 0;
    }
    const settings = readSettings(environment, config);
    const { refusals, warnings } = findUnsafe(settings);
    if (refusals.length > 0) throw new ConfigurationError(refusals);
    const apiKey = readApiKey(settings);
    const allWarnings = [...warnings, ...openKeyFiles(settings, config)];
    return check ? await checked(settings, apiKey, allWarnings, account) : await served(settings, apiKey, allWarnings);
  } catch (error) {
    for (const sentence of sentencesOf(error)) console.error(sentence);
    return error instanceof ArgumentError ? 2 : 1;
  }
}

class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { config: text, account: text, check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    if (values.account !== undefined && !values.check) throw new Error('--account goes with --check');
    return values;
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message.split('. ')[0]!.replace(/\.$/, '')}. Try --help.`);
  }
}

function sentencesOf(error: unknown): readonly string[] {
  if (error instanceof ConfigurationError) return error.sentences;
  const { code, message, port = '' } = error as NodeJS.ErrnoException & { readonly port?: number };
  if (code === 'EADDRINUSE') return [`Port ${port} is taken: this server may be running already. If not, set another port.`];
  if (code === 'EACCES') return [`This process may not open port ${port}. Set a port above 1023.`];
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return ['This machine does not have the address that host names.'];
  if (/^ERR_(?:OSSL|SSL|TLS)/.test(code ?? '')) return [`The files of tls cannot be used: ${message}.`];
  return [message];
}

async function checked(settings: Settings, apiKey: string, warnings: readonly string[], account: string | undefined) {
  const results = await checkSetup(settings, apiKey, { account, widget: findWidget() });
  for (const { verdict, sentence } of [...results, ...warnings.map((sentence) => ({ verdict: 'note', sentence }) as const)])
    console.log(`${verdict.padEnd(5)}  ${sentence}`);
  return results.some(({ verdict }) => verdict === 'wrong') ? 1 : 0;
}

async function served(settings: Settings, apiKey: string, warnings: readonly string[]): Promise<number> {
  const widget = findWidget();
  if (widget === undefined) throw new ConfigurationError(['The files of the widget are missing. In a clone, run npm run build.']);
  const log = new Log(settings.logLevel);
  for (const warning of warnings) log.warn(warning);
  return untilStopped(await startServer(settings, apiKey, widget, log));
}

/** Stops at the first signal, ends at the second. Returns the exit code. */
function untilStopped(server: RunningServer): Promise<number> {
  return new Promise((resolve, reject) => {
    let code = 0;
    let stopped: Promise<void> | undefined;
    // Listens until the end: a signal that nobody listens for kills the process.
    const listener = (signal: Signal): void => {
      if (stopped) {
        code = codes[signal];
        server.end();
        return;
      }
      stopped = server.stop();
      stopped.then(() => resolve(code), reject);
    };
    for (const each of signals) process.on(each, listener);
  });
}
