import { endpoints, endpointUrl } from '../../wire/endpoints.js';
import { boundedText, problemLimit, readProblem } from '../../wire/problem.js';
import type { Settings } from '../config/settings.js';
import type { CheckResult } from './check-result.js';

/** What the API says to a small request. */
type Reply =
  | { readonly kind: 'accepted' | 'key-refused' | 'account-missing' | 'no-api' }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'refused'; readonly status: number; readonly title: string }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Milliseconds. */
const patience = 20_000;

/** Asks the API which filters there are: without an account, and with one. */
export async function checkUpstream(
  settings: Settings,
  apiKey: string,
  person: string | undefined,
  send: typeof fetch,
): Promise<readonly CheckResult[]> {
  const account = person ?? settings.account;
  const alone = await ask(settings, apiKey, undefined, send);
  const general = generalResult(alone, settings);
  if (general) return [general];
  const first = withoutAccount(alone, settings);
  if (account === undefined) {
    return first.verdict === 'wrong' || settings.identity === 'none'
      ? [first]
      : [
          first,
          { verdict: 'note', sentence: 'Whether people are known to Unleash is not tried. Add --account with an email address.' },
        ];
  }
  return [first, withAccount(await ask(settings, apiKey, account, send), settings)];
}

/** What is the same for everybody; undefined if the API has looked at the account. */
function generalResult(reply: Reply, { baseUrl }: Settings): CheckResult | undefined {
  const host = new URL(baseUrl).host;
  const wrong = (sentence: string): CheckResult => ({ verdict: 'wrong', sentence });
  switch (reply.kind) {
    case 'unreachable':
      return wrong(`${host} ${reply.reason}`);
    case 'redirect':
      return wrong(`${host} answers with a redirect to ${reply.location}: baseUrl is not that of the API.`);
    case 'no-api':
      return wrong(`There is no Unleash API at ${baseUrl}. Check baseUrl; that of a private tenant ends in /e-api.`);
    case 'key-refused':
      return wrong('Unleash refuses the API key: it is wrong, or was deleted. Make a new one and replace it.');
    case 'refused':
      return wrong(`Unleash answers with status ${reply.status}${reply.title}.`);
    default:
      return undefined;
  }
}

function withoutAccount({ kind }: Reply, { identity }: Settings): CheckResult {
  if (kind === 'account-missing')
    return identity === 'none'
      ? {
          verdict: 'wrong',
          sentence:
            'The key asks in the name of people ("Missing impersonation header"): identity "none" does not work with it. Use "header", "jwt" or "account".',
        }
      : { verdict: 'right', sentence: 'Unleash accepts the key, and wants to know who asks.' };
  return identity === 'none'
    ? { verdict: 'right', sentence: 'Unleash accepts the key. Everybody has its rights.' }
    : { verdict: 'right', sentence: 'Unleash accepts the key, also without a person. This server always names one.' };
}

function withAccount(reply: Reply, settings: Settings): CheckResult {
  if (reply.kind === 'accepted') return { verdict: 'right', sentence: 'Unleash answers that account.' };
  if (reply.kind === 'refused' || reply.kind === 'account-missing' || reply.kind === 'key-refused') {
    const details = reply.kind === 'refused' ? ` (status ${reply.status}${reply.title})` : '';
    return {
      verdict: 'wrong',
      sentence: `Unleash refuses that account${details}: it does not know it, or the key may not ask in its name.`,
    };
  }
  return generalResult(reply, settings) ?? { verdict: 'wrong', sentence: 'Unleash did not answer that account.' };
}

async function ask(settings: Settings, apiKey: string, account: string | undefined, send: typeof fetch): Promise<Reply> {
  const { assistantId = settings.defaultAssistantId, baseUrl } = settings;
  try {
    const response = await send(endpointUrl(baseUrl, endpoints['filter-stats'].path), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${apiKey}`,
        ...(account !== undefined && { 'unleash-account': account }),
      },
      body: JSON.stringify(assistantId === undefined ? {} : { assistantId }),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    const text = (await boundedText(response.body, problemLimit)) ?? '';
    return replyOf(response, text, apiKey, baseUrl);
  } catch (error) {
    return { kind: 'unreachable', reason: reasonOf(error, settings) };
  }
}

function replyOf({ status, headers }: Response, text: string, apiKey: string, baseUrl: string): Reply {
  if (status >= 300 && status < 400) return { kind: 'redirect', location: originOf(headers.get('location'), baseUrl) };
  const problem = readProblem(text);
  const said = [problem?.reason, problem?.title, problem?.detail].join(' ');
  if (status >= 400 && /impersonation/i.test(said)) return { kind: 'account-missing' };
  if (status === 401) return { kind: 'key-refused' };
  const isJson = /^\s*[{[]/.test(text);
  if (status === 404 || status === 405 || (!isJson && status < 500)) return { kind: 'no-api' };
  if (status < 300) return { kind: 'accepted' };
  const title = (problem?.title ?? '').replaceAll(apiKey, '[key]').slice(0, 200);
  return { kind: 'refused', status, title: title && `, "${title}"` };
}

/** The path of a redirect can contain secrets. */
function originOf(location: string | null, base: string): string {
  return location !== null && URL.canParse(location, base) ? new URL(location, base).origin : 'an address that is none';
}

function reasonOf(error: unknown, { timeouts }: Settings): string {
  const codes: string[] = [];
  for (let each = error; each instanceof Error && codes.length < 5; each = each.cause)
    codes.push((each as NodeJS.ErrnoException).code ?? each.name);
  const has = (pattern: RegExp) => codes.find((code) => pattern.test(code));
  const certificate = has(/CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/);
  if (certificate)
    return `has a certificate that this machine does not trust (${certificate}). If your company inspects https, set NODE_EXTRA_CA_CERTS to its certificate.`;
  const secure = has(/^ERR_(?:SSL|TLS)|^EPROTO$/);
  if (secure) return `does not speak TLS as it should (${secure}). Check the port and the scheme of baseUrl.`;
  if (has(/^(?:ENOTFOUND|EAI_AGAIN)$/)) return 'is a name that this machine cannot find. Check baseUrl, and the name server.';
  if (has(/^ECONNREFUSED$/)) return 'refuses the connection. Check host and port of baseUrl.';
  if (has(/^UND_ERR_CONNECT_TIMEOUT$|^ETIMEDOUT$/))
    return `cannot be reached within ${timeouts.connect} s. Does a firewall stop it? An outgoing proxy is set by HTTPS_PROXY.`;
  if (has(/^TimeoutError$/)) return `did not answer within ${patience / 1000} s.`;
  return `cannot be reached (${codes.at(-1) ?? 'unknown'}).`;
}
