import { expect } from '@open-wc/testing';
import { mountChat } from '../ui/harness.js';
import { service, status, stream, type Answer } from '../transport/requests.js';

const secret = 'sk-VERY.secret_0123456789abcdef~+/=';
const session = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtaW5hIn0.c2Vzc2lvbi10b2tlbg';
/** The first secret found, with the text before it to show its origin. */
const secretIn = (text: string): string | undefined => /.{0,80}(?:VERY\.secret|eyJ\w+\.eyJ).{0,9}/s.exec(text)?.[0];

const levels = ['log', 'info', 'debug', 'warn', 'error', 'table'] as const;
const events = ['send', 'answer-start', 'answer-end', 'error', 'thread-change'] as const;

/** Every property of a value as text, recursively. */
const spelled = (value: unknown, seen = new Set<unknown>()): string => {
  if (typeof value === 'function') return '';
  if (typeof value !== 'object' || value === null) return String(value);
  if (seen.has(value) || value instanceof Node) return '';
  seen.add(value);
  const names = new Set<string>();
  for (let each: unknown = value; each && each !== Object.prototype; each = Object.getPrototypeOf(each))
    for (const name of Object.getOwnPropertyNames(each)) names.add(name);
  return [...names].map((name) => `${name}=${spelled((value as Record<string, unknown>)[name], seen)}`).join('\n');
};

const domOf = (root: Document | ShadowRoot | Element): string =>
  [...root.querySelectorAll('*')].map((element) => (element.shadowRoot ? domOf(element.shadowRoot) : '')).join('') +
  (root instanceof ShadowRoot ? root.innerHTML : (root as Document).documentElement?.outerHTML);

/** A problem document that repeats the token and the body of the request. */
const repeating: Answer = ({ headers, body }) =>
  status(
    400,
    { 'content-type': 'application/problem+json', requestid: headers['authorization'] ?? 'none' },
    JSON.stringify({
      title: `Bad ${headers['authorization']}`,
      detail: JSON.stringify(body),
      errors: { [headers['authorization'] ?? '']: [`${headers['authorization']}`] },
    }),
  );

const yes: Answer = () => stream({ text: 'Yes.', requestId: 'r' });
const refused: Answer = () => status(401, {}, JSON.stringify({ title: `No ${secret} ${session}` }));
const exchanged: Answer = () => Response.json({ token: session });

const cases: Readonly<Record<string, readonly [settings: object, ...answers: Answer[]]>> = {
  'an accepted token': [{ token: secret }, yes],
  'a refused token': [{ token: secret }, refused],
  'a token repeated by the service': [{ token: secret }, repeating],
  'a token from `getToken`': [{ getToken: () => ({ token: secret, expiresAt: Date.now() + 1e6 }) }, yes],
  'a `getToken` that fails with a token in its message': [
    { getToken: () => Promise.reject(new Error(`no ${secret} ${session}`)) },
    yes,
  ],
  'a token from `tokenEndpoint`': [{ tokenEndpoint: '/token' }, () => Response.json({ token: secret }), refused],
  'a session token of an embed': [{ token: secret, embedId: 'e' }, exchanged, yes],
  'an embed whose token is refused': [
    { token: secret, embedId: 'e' },
    ({ body }) => status(400, {}, JSON.stringify({ title: JSON.stringify(body) })),
  ],
  'a session token repeated by the service': [{ token: secret, embedId: 'e' }, exchanged, repeating],
};

describe('tokens stay secret', () => {
  const kept = levels.map((level) => [level, console[level]] as const);
  let written: unknown[] = [];
  beforeEach(() => {
    written = [];
    for (const level of levels) console[level] = (...values: unknown[]) => void written.push(...values);
  });
  afterEach(() => {
    for (const [level, method] of kept) console[level] = method;
  });

  for (const [name, [settings, ...answers]] of Object.entries(cases)) {
    it(`in document, storage, events, errors and console: ${name}`, async () => {
      const { sent, fetch } = service(...answers);
      const dispatched: unknown[] = [];
      for (const event of events) document.addEventListener(`unleash-${event}`, (each) => dispatched.push(each), { once: true });
      const chat = await mountChat({ endpoint: 'https://u.example', fetch });
      Object.assign(chat.element, settings);
      const answer = await chat.element.send('Well?');
      const { diagnose } = await import('../../src/compose.js');
      const diagnosis = await diagnose(chat.element);

      expect(answer).not.to.equal(undefined);
      expect(dispatched.length).to.be.greaterThan(0);
      expect(sent.length > 0 || name.includes('fails')).to.equal(true);
      const everything = { answer, diagnosis, dispatched, written, conversation: chat.element.conversation };
      expect(secretIn(spelled(everything))).to.equal(undefined);
      expect(secretIn(domOf(document))).to.equal(undefined);
      expect(secretIn(spelled({ ...localStorage, ...sessionStorage, cookie: document.cookie }))).to.equal(undefined);
      for (const { name: database } of await indexedDB.databases()) expect(secretIn(String(database))).to.equal(undefined);
    });
  }

  it('and this search would find one', () => {
    expect(secretIn(spelled({ a: [new Error(`x ${secret}`)] }))).not.to.equal(undefined);
    const element = document.createElement('div');
    element.attachShadow({ mode: 'open' }).innerHTML = `<p>${session}</p>`;
    document.body.append(element);
    expect(secretIn(domOf(document))).not.to.equal(undefined);
    element.remove();
  });
});
