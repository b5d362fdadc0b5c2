import { redirectOf } from './read-page.js';
import { textOf, type Outcome, type Requester } from './request.js';

export interface WidgetFile {
  /** Where the file is, after redirects. */
  readonly url: URL;
  /** The address by which it was requested, if it redirects. */
  readonly redirectedFrom?: URL;
  readonly outcome: Outcome;
}

/** How scripts of the widget name their chunks: relative, with a hash at the end. */
const chunkName = /["'`](\.\/(?:chunks\/)?[\w-]+-[\w-]{8}\.js)["'`]/g;

/** Far more than there are. */
const mostFiles = 200;

const mostRedirects = 5;

/**
 * Requests the entry as a page of this origin does, then every chunk that it and its chunks name. Other scripts than the
 * widget's own entry, such as an application's bundle, are requested alone.
 */
export async function readWidgetFiles(entry: URL, origin: string, requester: Requester): Promise<readonly WidgetFile[]> {
  const first = await readFile(entry, origin, requester);
  const files = [first];
  if (!/\/unleash-chat\.js$/.test(entry.pathname)) return files;
  const seen = new Set<string>();
  for (let wave: readonly WidgetFile[] = [first]; wave.length > 0 && files.length < mostFiles; files.push(...wave)) {
    const found = wave.flatMap(chunksOf).filter(({ href }) => !seen.has(href) && seen.add(href));
    wave = await Promise.all(found.slice(0, mostFiles).map((url) => readFile(url, origin, requester)));
  }
  return files;
}

async function readFile(requested: URL, origin: string, requester: Requester): Promise<WidgetFile> {
  let url = requested;
  for (let count = 0; ; count += 1) {
    const headers = url.origin === origin ? {} : { origin };
    const outcome = await requester.send(url, { headers });
    const next = 'failure' in outcome ? undefined : redirectOf(outcome);
    if (!next || count === mostRedirects) return { url, outcome, ...(url !== requested && { redirectedFrom: requested }) };
    url = next;
  }
}

function chunksOf({ url, outcome }: WidgetFile): readonly URL[] {
  if ('failure' in outcome || outcome.status !== 200) return [];
  return [...textOf(outcome).matchAll(chunkName)].map(([, name = '']) => new URL(name, url));
}
