/** Compares a policy with what the widget does on a page, and extends it by what is missing. */
import type { Finding, Severity, Topic } from './finding.js';
import { lineOfTag, type ScriptTag } from './script-tag.js';
import { effectiveDirective, extended, placeholder, withoutNonce, type Policy } from './policy.js';
import { allowsIntegrity, allowsNonce, allowsUrl, has, hasNonces, sourceFor } from './source-list.js';

/** What the widget loads and requests on a page. */
export interface Needs {
  readonly page: URL;
  readonly scripts: ScriptNeeds | undefined;
  /** Addresses of requests, by what they are for. */
  readonly connections: readonly Need[];
  readonly images: readonly Need[];
}

export interface Need {
  readonly what: string;
  readonly url: URL;
}

export interface ScriptNeeds {
  /** Undefined if an application inserts the script. */
  readonly tag: ScriptTag | undefined;
  readonly entry: URL;
  /** The entry and its chunks, with the hashes that browsers know from the page. */
  readonly files: readonly { readonly url: URL; readonly integrity?: string | undefined }[];
  /** The one-file build, if there is one. */
  readonly bundle: { readonly url: URL; readonly hash: string } | undefined;
}

/** Something that the policy refuses, and what to add to it. */
interface Gap {
  readonly topic: Topic;
  readonly severity: Severity;
  readonly sentence: string;
  readonly directive: string;
  readonly add: readonly string[];
  /** The script tag to write instead. */
  readonly tag?: string;
}

export interface Review {
  readonly policy: Policy;
  /** The same object if nothing is to be added. */
  readonly corrected: Policy;
  readonly findings: readonly Finding[];
}

export function reviewPolicy(policy: Policy, needs: Needs): Review {
  const gaps = [...scriptGaps(policy, needs), ...urlGaps(policy, needs), ...trustedTypesGaps(policy), ...sandboxGaps(policy)];
  const corrected = gaps.reduce(
    (changed, { directive, add }) => (add.length > 0 ? extended(changed, directive, add) : changed),
    policy,
  );
  const hint = duplicatesHint(corrected, policy);
  return { policy, corrected, findings: [...gaps.map((gap) => findingOf(gap, policy)), ...hint] };
}

function findingOf({ topic, severity, sentence, tag }: Gap, { disposition }: Policy): Finding {
  const isReported = disposition === 'reported';
  return {
    topic,
    severity: isReported ? 'hint' : severity,
    sentence: isReported ? `The policy that only reports so far: ${sentence}` : sentence,
    ...(tag !== undefined && { correction: tag }),
  };
}

/** What a directive says, for a sentence. */
const saying = ({ name, values }: { readonly name: string; readonly values: readonly string[] }): string =>
  `${name} allows ${values.length > 0 ? values.map(withoutNonce).join(' ') : 'nothing'}`;

function scriptGaps(policy: Policy, { page, scripts }: Needs): readonly Gap[] {
  const effective = effectiveDirective(policy, 'script-src-elem');
  if (!effective || !scripts) return [];
  const { values } = effective;
  const { tag, entry, files, bundle } = scripts;
  const isStrict = has(values, "'strict-dynamic'");
  // What a trusted script inserts or imports is trusted too; what stands in the HTML is not.
  if (allowsNonce(values, tag?.nonce) || (isStrict && !tag)) return [];
  const refused = files.filter(
    ({ url, integrity }) => !allowsIntegrity(values, integrity) && (isStrict || !allowsUrl(values, url, page)),
  );
  const [first] = refused;
  if (!first) return [];
  const gap = { topic: 'script', severity: 'error', directive: 'script-src-elem' } as const;
  const sentence = `The Content-Security-Policy refuses the widget's script ${first.url.href}: ${saying(effective)}.`;
  if (tag && hasNonces(values)) {
    const more = ` Give the script tag the nonce of the page: write it in place of ${placeholder}, as for the other scripts. The chunks inherit it.`;
    return [{ ...gap, sentence: sentence + more, add: [], tag: lineOfTag({ ...tag, nonce: placeholder }, page) }];
  }
  if (tag && isStrict) {
    if (!bundle) {
      const more = " With 'strict-dynamic', browsers ignore addresses: give the policy and the script tag a nonce.";
      return [{ ...gap, sentence: sentence + more, add: [] }];
    }
    const more =
      " With 'strict-dynamic' and without a nonce, only the one-file build can be allowed, by its hash. The hash changes with each version.";
    const line = lineOfTag({ kind: 'classic', url: bundle.url, integrity: bundle.hash }, page);
    return [{ ...gap, sentence: sentence + more, add: [`'${bundle.hash}'`], tag: line }];
  }
  // Of another origin, only the folder of the widget is allowed: others may publish scripts on the same CDN.
  const folders = [...new Set(refused.map(({ url }) => folderOf(url, entry).href))].map((href) => new URL(href));
  return [{ ...gap, topic: 'policy', sentence, add: folders.map((folder) => sourceFor(folder, page, folder.pathname)) }];
}

function folderOf(url: URL, entry: URL): URL {
  const folder = new URL('.', entry);
  return url.href.startsWith(folder.href) ? folder : new URL('.', url);
}

function urlGaps(policy: Policy, { page, connections, images }: Needs): readonly Gap[] {
  const gapsOf = (directive: string, severity: Severity, needs: readonly Need[]): readonly Gap[] => {
    const effective = effectiveDirective(policy, directive);
    if (!effective) return [];
    return needs
      .filter(({ url }) => !allowsUrl(effective.values, url, page))
      .map(({ what, url }) => ({
        topic: 'policy',
        severity,
        directive,
        sentence: `The Content-Security-Policy refuses ${what} ${shown(url)}: ${saying(effective)}.`,
        add: [sourceFor(url, page)],
      }));
  };
  return [...gapsOf('connect-src', 'error', connections), ...gapsOf('img-src', 'warning', images)];
}

const shown = ({ protocol, href }: URL): string => (protocol === 'data:' ? 'data:' : href);

const policiesOfWidget: Readonly<Record<string, { readonly severity: Severity; readonly effect: string }>> = {
  'lit-html': { severity: 'error', effect: 'Without it, the widget is not shown.' },
  'unleash-chat': {
    severity: 'warning',
    effect: 'Without it, browsers that have no sanitiser of their own show answers as plain text.',
  },
};

const duplicates = "'allow-duplicates'";

function trustedTypesGaps({ directives }: Policy): readonly Gap[] {
  const names = directives.get('trusted-types');
  if (!names || names.includes('*')) return [];
  return Object.entries(policiesOfWidget)
    .filter(([name]) => !names.includes(name))
    .map(([name, { severity, effect }]) => ({
      topic: 'policy',
      severity,
      directive: 'trusted-types',
      sentence: `The Content-Security-Policy does not allow the Trusted Types policy "${name}". ${effect}`,
      add: ['lit-html', 'unleash-chat', duplicates],
    }));
}

function duplicatesHint({ directives }: Policy, { disposition }: Policy): readonly Finding[] {
  const names = directives.get('trusted-types');
  if (!names || disposition === 'reported') return [];
  const missing = has(names, duplicates) ? '' : `Add ${duplicates} to trusted-types if the page has a copy of Lit of its own. `;
  const purifier = names.includes('dompurify') || names.includes('*') ? '' : 'Add dompurify if the page itself uses DOMPurify.';
  const sentence = (missing + purifier).trim();
  return sentence === '' ? [] : [{ topic: 'policy', severity: 'hint', sentence }];
}

const permissions: Readonly<Record<string, { readonly severity: Severity; readonly effect: string }>> = {
  'allow-scripts': { severity: 'error', effect: 'no script of the page runs' },
  'allow-same-origin': { severity: 'error', effect: 'the page belongs to no site, and may not load its own files' },
  'allow-popups': { severity: 'warning', effect: 'sources do not open' },
  'allow-popups-to-escape-sandbox': {
    severity: 'warning',
    effect: 'sources open inside the same sandbox, where most do not work',
  },
};

function sandboxGaps({ directives, disposition }: Policy): readonly Gap[] {
  const values = directives.get('sandbox');
  // A policy that only reports has no sandbox.
  if (!values || disposition === 'reported') return [];
  return Object.entries(permissions)
    .filter(([name]) => !has(values, name))
    .map(([name, { severity, effect }]) => ({
      topic: 'policy',
      severity,
      directive: 'sandbox',
      sentence: `The Content-Security-Policy puts the page into a sandbox without ${name}: ${effect}.`,
      add: [name],
    }));
}
