/**
 * The settings of `unleash-chat serve`, declared once: types, validation, `--help`, the names of the environment variables and
 * the JSON schema of the file come from here. What a setting may be is checked here; what goes together, in
 * `find-unsafe.ts`.
 */
import { z } from 'zod';
import { networkOf } from '../../proxy/networks.js';
import { endpointNames, defaultBase, type EndpointName } from '../../wire/endpoints.js';
import { messageRoles } from '../../wire/fields.js';

const text = () => z.string().trim().min(1, 'must not be empty');
const texts = () => z.array(text());
const whole = (least: number, most: number) =>
  z
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);
/** Node fires a timer of more than 2^31 milliseconds at once. */
const seconds = () => z.number().gt(0, 'must be above 0').max(2_000_000, 'must be at most 2000000');
const port = () => whole(0, 65_535);
const networks = () =>
  z.array(text().refine((value) => networkOf(value) !== undefined, 'must be an IP address or a network such as 10.0.0.0/8'));
const url = (protocols: RegExp, sentence: string) =>
  text().refine((value) => URL.canParse(value) && protocols.test(new URL(value).protocol), sentence);
const pattern = () => text().refine(isPattern, 'must be a regular expression');

const isPlain = (word: string) => z.boolean().default(false).describe(word);

const header = z
  .strictObject({
    name: text().optional().describe('The header in which the reverse proxy names the person, such as X-Auth-Request-Email.'),
    peers: networks()
      .optional()
      .describe('IP addresses or networks of the reverse proxy. The header counts only on connections from there.'),
    pattern: pattern().optional().describe('What a name must look like as a whole. Default: an email address or an id.'),
  })
  .prefault({})
  .describe('identity "header": a reverse proxy signs people in, and names them in a header.');

const jwt = z
  .strictObject({
    issuer: text().optional().describe('The issuer (iss) that the token must have.'),
    audience: text().optional().describe('The audience (aud) that the token must have: the id of your application.'),
    jwks: z
      .union([text(), z.strictObject({ keys: z.array(z.looseObject({})) })])
      .optional()
      .describe('The https URL where the issuer publishes its keys (jwks_uri), or the key set itself.'),
    claim: text().default('email').describe('The claim that names the account.'),
    cookie: text().optional().describe('The cookie that has the token. Default: the header Authorization, as Bearer.'),
    header: text().optional().describe('Another header that has the token, such as X-Forwarded-Access-Token.'),
  })
  .prefault({})
  .describe('identity "jwt": people have a signed token, of Entra ID, Okta or Keycloak for example.');

const limits = z
  .strictObject({
    questionsPerMinute: whole(1, 1_000_000).default(30).describe('Questions of one person in a minute.'),
    questionsAtOnce: whole(1, 1_000_000).default(5).describe('Questions of one person at the same time, in one process.'),
    requestsPerMinute: whole(1, 1_000_000).default(300).describe('Other requests of one person in a minute.'),
    perAddress: whole(1, 1_000_000)
      .default(600)
      .describe(
        'Without an identity: requests of one IP address (IPv6: one /64 network) in a minute, and a quarter of it at the same time.',
      ),
    redisUrl: url(/^rediss?:$/, 'must be a URL such as redis://127.0.0.1:6379')
      .optional()
      .describe('A Redis server that counts for several processes. Default: each process counts in its memory.'),
    whenRedisFails: z
      .enum(['allow', 'refuse'])
      .default('allow')
      .describe('allow: each process counts alone while Redis is down. refuse: nobody can ask then.'),
  })
  .prefault({})
  .describe('How much one person may ask. Whoever asks more is refused with 429, and told when to try again.');

const timeouts = z
  .strictObject({
    connect: seconds().default(10).describe('Time to connect to Unleash.'),
    body: seconds().default(30).describe('Time for the browser to send its request.'),
    firstByte: seconds().default(120).describe('Time until Unleash begins to answer.'),
    idle: seconds().default(120).describe('Longest silence of Unleash in an answer.'),
    answer: seconds().default(900).describe('Time for a whole answer, slow readers included.'),
  })
  .prefault({})
  .describe('Limits in seconds.');

const tls = z
  .strictObject({
    cert: text().optional().describe('File with the certificate and its chain, as PEM.'),
    key: text().optional().describe('File with the private key, as PEM.'),
  })
  .prefault({})
  .describe('Serves https. Usually not needed behind a reverse proxy on the same machine.');

export const settingsSchema = z.strictObject({
  $schema: text().optional().describe('For editors: the JSON schema of this file.'),

  apiKey: text().optional().describe('The API key of Unleash. Better: apiKeyFile.'),
  apiKeyFile: text().optional().describe('A file that contains the API key and nothing else, readable by this process alone.'),
  baseUrl: url(/^https?:$/, `must be a URL such as ${defaultBase}`)
    .default(defaultBase)
    .describe('Base URL of the Unleash API. A private tenant has https://app.TENANT.unleash.so/e-api.'),
  allowInsecureUpstream: isPlain('Sends the API key to a baseUrl with http: on another machine, readable on the network.'),

  identity: z
    .enum(['header', 'jwt', 'account', 'none'])
    .optional()
    .describe(
      'Who asks. header: a reverse proxy names the person. jwt: a signed token does. account: everybody asks as one account. ' +
        'none: without an account.',
    ),
  header,
  jwt,
  account: text().optional().describe('identity "account": the email address or id of the account as which everybody asks.'),
  everybodyHasTheRightsOfTheKey: isPlain(
    'Required with identity "none": everybody reads what the API key can read, whoever they are.',
  ),
  everybodyHasTheRightsOfTheAccount: isPlain(
    'Required with identity "account": everybody reads what that account can read, whoever they are.',
  ),
  everybodyOnTheNetworkMayAsk: isPlain('Required with identity "none" or "account" and a host that others can reach.'),

  assistantId: text().optional().describe('Id of the only assistant that can be asked, whatever a page requests.'),
  defaultAssistantId: text().optional().describe('Id of the assistant for pages that request none.'),
  instructions: text().optional().describe('A System message before the messages of each question.'),
  roles: z
    .array(z.enum(messageRoles))
    .default(['User', 'Assistant'])
    .describe("Roles that messages of the browser may have. Add System if you use the widget's instructions."),
  endpoints: z
    .array(z.enum(endpointNames as readonly [EndpointName, ...EndpointName[]]))
    .default([...endpointNames])
    .describe('The endpoints of the API that can be called.'),
  maxMessages: whole(1, 10_000).default(100).describe('Most messages of a question.'),
  maxTextLength: whole(1, 1_000_000).default(100_000).describe('Most characters of one text of a request.'),
  limits,
  timeouts,

  host: text().default('127.0.0.1').describe('Address to listen on. The default can be reached from this machine alone.'),
  port: port().default(8787).describe('Port to listen on. 0: any that is free.'),
  tls,
  allowedHosts: texts()
    .optional()
    .describe(
      'Host names under which people reach this server, such as intranet.acme.example. On a loopback address, only these and ' +
        'the names of this machine are answered.',
    ),
  allowedOrigins: texts()
    .default([])
    .describe('Origins of other sites whose pages may ask, such as https://portal.acme.example.'),
  trustedProxies: networks()
    .default([])
    .describe('Reverse proxies whose X-Forwarded-For names the address of the browser, for the limit per address.'),
  widgetArchive: text()
    .optional()
    .describe(
      'A folder where the chunks of earlier versions are kept for 30 days, for pages that were opened before an upgrade.',
    ),

  adminPort: port().optional().describe('Port on 127.0.0.1 for /metrics (Prometheus), /healthz and /readyz. Default: off.'),
  logLevel: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least level of what is logged. info: one line for each request.'),
  stopTimeout: seconds()
    .default(120)
    .describe('Seconds that answers get to end when the server is stopped. A second signal ends them at once.'),
});

export type Settings = z.output<typeof settingsSchema>;

function isPattern(value: string): boolean {
  try {
    new RegExp(value);
    return true;
  } catch {
    return false;
  }
}
