/** What `unleash-chat init` asks, as data. Each question is answered at the terminal, or by the flag of its name. */
import { isAbsolute } from 'node:path';
import { defaultBase } from '../../wire/endpoints.js';
import { isLoopback } from '../../proxy/loopback.js';
import { networkOf } from '../../proxy/networks.js';

export type AnswerName =
  | 'site'
  | 'identity'
  | 'header-name'
  | 'oauth2-proxy'
  | 'issuer'
  | 'audience'
  | 'jwks'
  | 'claim'
  | 'token'
  | 'everybody-has-the-rights-of-the-key'
  | 'peers'
  | 'base-url'
  | 'key-file'
  | 'port';

export type Answers = Readonly<Partial<Record<AnswerName, string>>>;

export interface Question {
  readonly name: AnswerName;
  readonly text: string;
  /** Taken with `--yes`, and for an empty line. Without one, there must be an answer. */
  readonly standard?: string;
  readonly choices?: readonly string[];
  /** Default: always. */
  isAsked?(answers: Answers): boolean;
  /** What is wrong with an answer, in a sentence. */
  problem?(answer: string): string | undefined;
}

const asksFor = (identity: string) => (answers: Answers) => answers.identity === identity;
const isBehindHeader = asksFor('header');
const isBehindToken = asksFor('jwt');

const unless = (isRight: (answer: string) => boolean, sentence: string) => (answer: string) =>
  isRight(answer) ? undefined : sentence;

const url = (protocols: RegExp, sentence: string) =>
  unless((answer) => URL.canParse(answer) && protocols.test(new URL(answer).protocol), sentence);

/** As the server accepts it: http on this machine alone. */
function isUrlOfKeys(answer: string): boolean {
  const { protocol, hostname } = URL.canParse(answer) ? new URL(answer) : { protocol: '', hostname: '' };
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** `bearer`, or the kind of place and a name of it. */
export const tokenPlace = /^(?:bearer|(cookie|header) ([\w!#$%&'*+.^`|~-]+))$/;

/** In an nginx file, other characters would end the directive. */
const hostName = /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i;
const hostAndPort = /^(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[a-f\d:]+\]):\d{1,5}$/i;

const isPort = (answer: string): boolean => /^\d+$/.test(answer) && Number(answer) >= 1 && Number(answer) <= 65_535;

export const questions = (folder: string): readonly Question[] => [
  {
    name: 'site',
    text: 'Under which name do people reach your site, such as intranet.example.com?',
    problem: unless((answer) => hostName.test(answer), 'A host name has letters, digits, dots and hyphens, and no https://.'),
  },
  {
    name: 'identity',
    text: 'Who says who asks? header: a reverse proxy that signs people in. jwt: a signed token. none: nobody, for a trial.',
    standard: 'header',
    choices: ['header', 'jwt', 'none'],
  },
  {
    name: 'header-name',
    text: 'In which header does oauth2-proxy name the person?',
    standard: 'X-Auth-Request-Email',
    isAsked: isBehindHeader,
    problem: unless((answer) => /^[a-z\d-]+$/i.test(answer), 'The name of a header has letters, digits and hyphens.'),
  },
  {
    name: 'oauth2-proxy',
    text: 'Where does oauth2-proxy listen?',
    standard: '127.0.0.1:4180',
    isAsked: isBehindHeader,
    problem: unless((answer) => hostAndPort.test(answer), 'Say a host and a port, such as 127.0.0.1:4180.'),
  },
  {
    name: 'peers',
    text: 'From which addresses does nginx connect? The header counts only on connections from there.',
    standard: '127.0.0.1',
    isAsked: isBehindHeader,
    problem: unless(
      (answer) => listOf(answer).every((peer) => networkOf(peer) !== undefined),
      'Say IP addresses or networks such as 10.0.0.0/8, separated by commas.',
    ),
  },
  {
    name: 'issuer',
    text: 'Which issuer (iss) must the token have?',
    isAsked: isBehindToken,
  },
  {
    name: 'audience',
    text: 'Which audience (aud) must it have: the id of your application?',
    isAsked: isBehindToken,
  },
  {
    name: 'jwks',
    text: 'Where does the issuer publish its keys? That is jwks_uri in ISSUER/.well-known/openid-configuration.',
    isAsked: isBehindToken,
    problem: unless(isUrlOfKeys, 'Say a URL with https.'),
  },
  {
    name: 'claim',
    text: 'Which claim names the account?',
    standard: 'email',
    isAsked: isBehindToken,
  },
  {
    name: 'token',
    text: 'Where is the token? bearer: in the header Authorization, as Bearer. cookie NAME, or header NAME: there.',
    standard: 'bearer',
    isAsked: isBehindToken,
    problem: unless(
      (answer) => tokenPlace.test(answer),
      'Say bearer, or a name such as in "cookie session" or "header X-Token".',
    ),
  },
  {
    name: 'everybody-has-the-rights-of-the-key',
    text: 'Without an identity, everybody can read what the API key can read. Is that what you want?',
    choices: ['yes', 'no'],
    isAsked: asksFor('none'),
    problem: unless((answer) => answer === 'yes', 'Then choose another identity: start again, and answer header or jwt.'),
  },
  {
    name: 'base-url',
    text: 'The base URL of the Unleash API?',
    standard: defaultBase,
    problem: url(/^https?:$/, `Say a URL such as ${defaultBase}.`),
  },
  {
    name: 'key-file',
    text: 'In which file is the API key, alone?',
    standard: `${folder}/api-key`,
    problem: unless(
      (answer) => isAbsolute(answer) && !/[\p{Cc}:]/u.test(answer),
      'Say the whole path, beginning with a slash, without colons.',
    ),
  },
  {
    name: 'port',
    text: 'On which port of this machine should the server listen?',
    standard: '8787',
    problem: unless(isPort, 'A port is a number from 1 to 65535.'),
  },
];

export function listOf(answer: string): readonly string[] {
  return answer
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

/** Undefined if the answer is right. */
export function problemOf(question: Question, answer: string): string | undefined {
  if (answer === '') return 'An answer is needed.';
  if (question.choices && !question.choices.includes(answer)) return `Answer ${question.choices.join(', ')}.`;
  return question.problem?.(answer);
}
