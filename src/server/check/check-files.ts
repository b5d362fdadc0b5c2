import { hashOf } from './hash-of.js';
import type { Finding, Severity, Topic } from './finding.js';
import { mediaTypeOf, printable, type Answer, type Outcome } from './request.js';
import type { ScriptTag } from './script-tag.js';
import type { WidgetFile } from './widget-files.js';
import type { WidgetScript } from './widget-script.js';

interface Rule {
  readonly topic: Topic;
  readonly severity: Severity;
  /** Files that the rule does not concern pass. */
  passes(answer: Answer, file: WidgetFile): boolean;
  /** @param files their names, ready for a sentence */
  sentence(files: string, first: Answer): string;
  readonly correction?: string;
}

/** Scripts that fit into one packet are not worth compressing. */
const worthCompressing = 1_400;
const longestForEntry = 3_600;
const shortestForChunks = 30 * 86_400;

const scriptType = /^(text|application)\/(x-)?(javascript|ecmascript)$|^text\/(javascript1\.[0-5]|jscript|livescript)$/;

/** What servers say with the files of the widget. */
export function checkFiles({ files, needs: { tag } }: WidgetScript, page: URL): readonly Finding[] {
  const found = [...missingFiles(files), ...redirectedFiles(files)];
  const answers = files.flatMap((file) =>
    'failure' in file.outcome || file.outcome.status !== 200 ? [] : [{ file, answer: file.outcome }],
  );
  for (const rule of rulesFor(tag, page)) {
    const failing = answers.filter(({ answer, file }) => !rule.passes(answer, file));
    const [first] = failing;
    if (!first) continue;
    const { topic, severity, correction } = rule;
    const sentence = rule.sentence(named(failing.map(({ file }) => file)), first.answer);
    found.push({ topic, severity, sentence, ...(correction !== undefined && { correction }) });
  }
  return found;
}

function missingFiles(files: readonly WidgetFile[]): Finding[] {
  return files.flatMap(({ url, outcome }, index): Finding[] => {
    const failure = 'failure' in outcome ? outcome.failure : outcome.status === 200 ? '' : `status ${outcome.status}`;
    if (failure === '') return [];
    const sentence = `${url.href} cannot be loaded: ${failure}. ${adviceFor(outcome, index === 0)}`;
    return [{ topic: 'script', severity: 'error', sentence }];
  });
}

function adviceFor(outcome: Outcome, isEntry: boolean): string {
  if ('status' in outcome && outcome.status >= 500) return 'Look whether the server behind it is running.';
  if ('status' in outcome && (outcome.status === 401 || outcome.status === 403))
    return "Let the widget's files pass without a sign-in, or pass your cookie to this command with --header.";
  return isEntry ? 'Check the address of the script.' : 'Copy the whole folder of the widget, with chunks/.';
}

function redirectedFiles(files: readonly WidgetFile[]): Finding[] {
  return files.flatMap(({ url, redirectedFrom }): Finding[] => {
    if (!redirectedFrom) return [];
    const sentence = `${redirectedFrom.href} redirects to ${url.href}. Write that address into the page: each redirect costs time.`;
    return [{ topic: 'script', severity: 'warning', sentence }];
  });
}

function* rulesFor(tag: ScriptTag | undefined, page: URL): Generator<Rule> {
  // Classic scripts of another origin need no CORS, and other content types are accepted for them.
  const isModule = tag?.kind !== 'classic';
  const isOfOtherOrigin = ({ url }: WidgetFile) => url.origin !== page.origin;
  yield {
    topic: 'content-type',
    severity: 'error',
    passes: (answer) => scriptType.test(mediaTypeOf(answer)) || (!isModule && !isNosniff(answer) && !isHtml(answer)),
    sentence: (files, first) =>
      isHtml(first)
        ? `${files}: the server answers with a web page in place of the script. The address is wrong, or a sign-in page is in between; then let the widget's files pass without one.`
        : `${files}: the content type is ${mediaTypeOf(first) || 'missing'}, and browsers refuse scripts of it.`,
    correction: 'Content-Type: text/javascript; charset=utf-8',
  };
  if (isModule || tag?.integrity !== undefined) {
    yield {
      topic: 'script',
      severity: 'error',
      passes: ({ headers }, file) => !isOfOtherOrigin(file) || isAllowedOrigin(headers, page.origin),
      sentence: (files) => `${files}: the server does not allow pages of ${page.origin} to load these scripts (CORS).`,
      correction: `Access-Control-Allow-Origin: ${page.origin}`,
    };
  }
  if (tag?.integrity !== undefined) {
    const { url, integrity } = tag;
    yield {
      topic: 'script',
      severity: 'error',
      passes: ({ bytes }, file) => file.url.href !== url.href || hashesOf(bytes).some((hash) => integrity.includes(hash)),
      sentence: (files) =>
        `${files}: the content does not have the hash of the integrity attribute, so browsers refuse it. Copy the line of the same version from integrity.html.`,
    };
  }
  yield {
    topic: 'content-type',
    severity: 'warning',
    passes: isNosniff,
    sentence: (files) => `${files}: X-Content-Type-Options is missing, which tells browsers to trust the content type.`,
    correction: 'X-Content-Type-Options: nosniff',
  };
  yield {
    topic: 'compression',
    severity: 'warning',
    passes: ({ headers, bytes }) => headers.has('content-encoding') || bytes.length < worthCompressing,
    sentence: (files) =>
      `${files}: not compressed. With Brotli or gzip, about a third is sent. Compress text/javascript, but never text/event-stream: compression collects the answers.`,
  };
  yield {
    topic: 'caching',
    severity: 'warning',
    passes: (answer, { url }) => isChunk(url) || isPinned(url) || isRevalidated(answer),
    sentence: (files, { headers }) =>
      `${files}: the file has the same name in every version, so browsers must ask for a new one after some minutes, with an ETag or Last-Modified. ${cachingOf(headers)}`,
    correction: 'Cache-Control: public, max-age=300',
  };
  yield {
    topic: 'caching',
    severity: 'warning',
    passes: ({ headers }, { url }) => !isChunk(url) || maxAgeOf(headers) >= shortestForChunks,
    sentence: (files) =>
      `${files}: the names change with the content, so browsers need never ask for these files again. Let them keep the files for a year.`,
    correction: 'Cache-Control: public, max-age=31536000, immutable',
  };
}

const isHtml = (answer: Answer): boolean => mediaTypeOf(answer) === 'text/html';

const isNosniff = ({ headers }: Answer): boolean => /^nosniff\b/i.test(headers.get('x-content-type-options') ?? '');

const isChunk = ({ pathname }: URL): boolean => /\/chunks\/[^/]+$/.test(pathname);

/** The version is part of the path: the content never changes. */
const isPinned = ({ pathname }: URL): boolean => /\d+\.\d+\.\d+/.test(pathname);

function isAllowedOrigin(headers: Headers, origin: string): boolean {
  const allowed = headers.get('access-control-allow-origin');
  return allowed === '*' || allowed === origin;
}

function maxAgeOf(headers: Headers): number {
  const control = headers.get('cache-control') ?? '';
  if (/\bno-(store|cache)\b/i.test(control)) return 0;
  return Number(/\bmax-age\s*=\s*"?(\d+)/i.exec(control)?.[1] ?? 0);
}

function isRevalidated({ headers }: Answer): boolean {
  const control = headers.get('cache-control') ?? '';
  const isDecided = /\bmax-age\b|\bno-cache\b/i.test(control) && !/\bno-store\b|\bimmutable\b/i.test(control);
  return isDecided && maxAgeOf(headers) <= longestForEntry && (headers.has('etag') || headers.has('last-modified'));
}

function cachingOf(headers: Headers): string {
  const control = printable(headers.get('cache-control') ?? '');
  const validator = headers.has('etag') || headers.has('last-modified') ? '' : ' It sends neither ETag nor Last-Modified.';
  return (control ? `The server says: ${control}.` : 'The server says nothing about it.') + validator;
}

function hashesOf(bytes: Uint8Array): readonly string[] {
  return (['sha256', 'sha384', 'sha512'] as const).map((name) => hashOf(bytes, name));
}

function named(files: readonly WidgetFile[]): string {
  const [first, second] = files;
  const rest = files.length - 2;
  if (!first || !second) return first?.url.href ?? '';
  return `${first.url.href}, ${second.url.href}${rest > 0 ? ` and ${rest} more` : ''}`;
}
