/** A Content-Security-Policy: parsed, extended, and written again. */
export interface Policy {
  readonly from: 'header' | 'meta';
  /** `reported`: of `Content-Security-Policy-Report-Only`; nothing is blocked. */
  readonly disposition: 'enforced' | 'reported';
  /** Values by the lower-case name of the directive, in their order. */
  readonly directives: ReadonlyMap<string, readonly string[]>;
}

/** Directives that replace a missing one, in the order in which browsers look for them. */
const fallbacks: Readonly<Record<string, readonly string[]>> = {
  'script-src-elem': ['script-src', 'default-src'],
  'connect-src': ['default-src'],
  'img-src': ['default-src'],
};

/** Browsers ignore these in a `meta` element. */
const onlyInHeaders = ['frame-ancestors', 'report-uri', 'sandbox'];

/** All policies of a page. A header may hold several, separated by commas; all of them apply. */
export function policiesOf(headers: Headers, contentsOfMeta: readonly string[]): readonly Policy[] {
  return [
    ...parsed(headers.get('content-security-policy'), 'header', 'enforced'),
    ...parsed(headers.get('content-security-policy-report-only'), 'header', 'reported'),
    ...contentsOfMeta.flatMap((content) => parsed(content, 'meta', 'enforced')),
  ];
}

function parsed(text: string | null, from: Policy['from'], disposition: Policy['disposition']): readonly Policy[] {
  return (text ?? '')
    .split(',')
    .map((each) => ({ from, disposition, directives: directivesOf(each, from) }))
    .filter(({ directives }) => directives.size > 0);
}

function directivesOf(text: string, from: Policy['from']): Policy['directives'] {
  const directives = new Map<string, readonly string[]>();
  for (const directive of text.split(';')) {
    const [name = '', ...values] = directive.split(/[\t\n\f\r ]+/).filter(Boolean);
    const key = name.toLowerCase();
    const isIgnored = key === '' || directives.has(key) || (from === 'meta' && onlyInHeaders.includes(key));
    if (!isIgnored) directives.set(key, values);
  }
  return directives;
}

export interface Directive {
  readonly name: string;
  readonly values: readonly string[];
}

/** The directive that browsers apply. Undefined if nothing is restricted. */
export function effectiveDirective({ directives }: Policy, name: string): Directive | undefined {
  const found = [name, ...(fallbacks[name] ?? [])].find((each) => directives.has(each));
  return found === undefined ? undefined : { name: found, values: directives.get(found) ?? [] };
}

/**
 * The policy with more values for a directive. What `default-src` allows stays allowed: its values are copied into the new
 * directive, which replaces it.
 */
export function extended(policy: Policy, name: string, added: readonly string[]): Policy {
  const effective = effectiveDirective(policy, name);
  if (!effective) return policy;
  // `script-src-elem` alone would leave the other scripts of the page to `default-src`.
  const own = name === 'script-src-elem' ? 'script-src' : name;
  const target = effective.name === 'default-src' ? own : effective.name;
  const kept = effective.values.filter((value) => value.toLowerCase() !== "'none'");
  return { ...policy, directives: new Map([...policy.directives, [target, [...new Set([...kept, ...added])]]]) };
}

/** In place of a nonce, which is another one in each response of a safe site. */
export const placeholder = 'NONCE';

/** The whole line of the header, or the `meta` element, ready to copy. */
export function lineOfPolicy(policy: Policy): string {
  const text = [...policy.directives].map(([name, values]) => [name, ...values.map(withoutNonce)].join(' ')).join('; ');
  if (policy.from === 'header')
    return `Content-Security-Policy${policy.disposition === 'reported' ? '-Report-Only' : ''}: ${text}`;
  return `<meta http-equiv="Content-Security-Policy" content="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`;
}

export function withoutNonce(value: string): string {
  return value.replace(/^'nonce-.*'$/i, `'nonce-${placeholder}'`);
}
