import { parseArgs } from 'node:util';
import { checkPage, type CheckOptions } from './check-page.js';
import { UnreadablePageError } from './read-page.js';
import { missingOf, textOfReport } from './report-text.js';

const usage = `unleash-chat check URL

  Reads a page and says what is missing for the widget there: its Content-Security-Policy and Trusted Types, the
  script and the chunks (type, caching, compression, CORS), the endpoint, mixed content, and keys in the HTML.
  No question is asked. No script of the page is run: what an application renders later, say by hand.

  --endpoint ADDRESS    the endpoint of <unleash-chat>, if it is not in the HTML
  --script ADDRESS      the script that contains the widget, if no tag loads unleash-chat.js
  --header "NAME: VALUE"  sent to the site of the page, such as the cookie of a sign-in; may be repeated
  --json                a report for programs
  --help                this text

  Exit code: 0 nothing is missing, 1 something is missing, 2 the page could not be read.`;

export interface Output {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** `unleash-chat check URL`. Returns the exit code. */
export async function run(args: readonly string[], { stdout, stderr }: Output = process): Promise<number> {
  try {
    const request = readArguments(args);
    if (!request) {
      stdout.write(`${usage}\n`);
      return 0;
    }
    const report = await checkPage(request.url, request.options);
    const isComplete = missingOf(report).length === 0;
    stdout.write(`${request.isForPrograms ? JSON.stringify({ isComplete, ...report }, null, 2) : textOfReport(report)}\n`);
    return isComplete ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UnreadablePageError) && !(error instanceof UsageError)) throw error;
    stderr.write(`${error.message}\n`);
    return 2;
  }
}

class UsageError extends Error {}

interface CheckRequest {
  readonly url: URL;
  readonly options: CheckOptions;
  readonly isForPrograms: boolean;
}

/** @returns undefined if help is wanted */
function readArguments(args: readonly string[]): CheckRequest | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [address, ...rest] = positionals;
  if (address === undefined || rest.length > 0) throw new UsageError(`Say the address of one page.\n\n${usage}`);
  return {
    url: pageUrl(address),
    options: { endpoint: values.endpoint, script: values.script, headers: headersOf(values.header) },
    isForPrograms: values.json,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        endpoint: { type: 'string' },
        script: { type: 'string' },
        header: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

function pageUrl(address: string): URL {
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (!url || (address.includes('://') && whole !== address))
    throw new UsageError(`"${address}" is no address of a page: it begins with https:// or http://.`);
  return url;
}

function headersOf(lines: readonly string[]): Readonly<Record<string, string>> {
  const entries = lines.map((line): [string, string] => {
    const [, name, value] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    // The line is not quoted: it may hold a secret.
    if (name === undefined || value === undefined) throw new UsageError('--header takes "NAME: VALUE".');
    return [name.toLowerCase(), value];
  });
  return Object.fromEntries(entries);
}
