import type { Message, Source } from '../../conversation/conversation.js';
import { ChatFailure } from '../../conversation/errors.js';
import { citedSources, otherSources } from '../../conversation/select.js';
import { SourceIndex, type Passage } from '../../passages/find-passages.js';
import { locateStatement } from '../../passages/locate-statement.js';
import type { ReadContent } from '../chat-host.js';
import { titleOf } from '../sources/source-place.js';

/** What is known of the place of a statement. */
export type Place = ReadPlace | { readonly kind: 'loading' } | { readonly kind: 'unreadable' };

/** The text of the source is there. */
export type ReadPlace =
  /** `source` is another one of the answer than that of the marker if the footnote is wrong. */
  | { readonly kind: 'found'; readonly source: Source; readonly passages: readonly Passage[] }
  /** Not seen in what could be read: so many paragraphs, list items and rows. `passages` has the nearest one. */
  | { readonly kind: 'unseen'; readonly source: Source; readonly passages: readonly Passage[]; readonly blocks: number };

interface Content {
  readonly parts: readonly string[];
  readonly index: SourceIndex;
}

/** Sources that are asked for beside the cited one. */
const mostOthers = 6;
const loading: Place = { kind: 'loading' };

/** The contents of sources, in memory alone, each asked for once; and where statements stand in them. */
export class SourcePassages {
  readonly #read: ReadContent;
  readonly #changed: () => void;
  #requests = new AbortController();
  readonly #contents = new Map<string, Promise<Content>>();
  readonly #places = new Map<string, Place>();
  /** Ids of contents that may come when they are asked for again. */
  readonly #failed = new Set<string>();
  /** Keys of places that were looked for without all contents. */
  readonly #doubtful = new Set<string>();

  /** @param changed called when a place is known */
  constructor(read: ReadContent, changed: () => void) {
    this.#read = read;
    this.#changed = changed;
  }

  /** Undefined if the service has no text of the source: of web pages it has not. */
  placeOf(sentences: readonly string[], source: Source, message: Message): Place | undefined {
    if (!isReadable(source)) return undefined;
    // The sources that come later in an answer may have the statement.
    const key = [message.id, message.sources.length, source.ids[0], ...sentences].join('\n');
    const known = this.#places.get(key);
    if (known) return known;
    this.#places.set(key, loading);
    void this.#find(sentences, source, message, key).then((place) => {
      if (this.#places.get(key) !== loading) return;
      this.#places.set(key, place);
      this.#changed();
    });
    return loading;
  }

  /** @throws {ChatFailure} if it cannot be read */
  async partsOf(source: Source): Promise<readonly string[]> {
    return (await this.#contentOf(source)).parts;
  }

  /** What the network or the service could not give may be asked for again. Call it when somebody looks anew. */
  forgetFailures(): void {
    for (const key of this.#doubtful) this.#places.delete(key);
    this.#doubtful.clear();
    for (const id of this.#failed) this.#contents.delete(id);
    this.#failed.clear();
  }

  /** Forgets everything. */
  clear(): void {
    // Not with an error, which would keep the element for as long as it is kept: engines keep the stack with it.
    this.#requests.abort('No longer wanted');
    this.#requests = new AbortController();
    this.#contents.clear();
    this.#places.clear();
  }

  async #find(sentences: readonly string[], source: Source, message: Message, key: string): Promise<Place> {
    const others = [...citedSources(message), ...otherSources(message)]
      .filter((each) => !isSameSource(each, source) && isReadable(each))
      .slice(0, mostOthers);
    const indexOf = async (each: Source) => (await this.#contentOf(each)).index;
    try {
      const index = await indexOf(source);
      const location = await locateStatement(sentences, index, () =>
        Promise.all(others.map((other) => indexOf(other).catch(() => void this.#doubtful.add(key)))),
      );
      const { kind, passages } = location;
      return kind === 'found'
        ? { kind, source: [source, ...others][location.source]!, passages }
        : { kind, source, passages, blocks: index.size };
    } catch {
      this.#doubtful.add(key);
      return { kind: 'unreadable' };
    }
  }

  #contentOf(source: Source): Promise<Content> {
    const id = source.ids[0]!;
    const known = this.#contents.get(id);
    if (known) return known;
    const content = this.#read(id, this.#requests.signal).then(async (parts) => ({
      parts,
      index: await SourceIndex.of(parts, titleOf(source)),
    }));
    this.#contents.set(id, content);
    content.catch((error: unknown) => {
      if (!isFinal(error)) this.#failed.add(id);
    });
    return content;
  }
}

/** Asking again would be answered in the same way. */
function isFinal(error: unknown): boolean {
  return error instanceof ChatFailure && ['bad-request', 'forbidden', 'not-found'].includes(error.error.kind);
}

/** Whether there is a text that can be opened. */
export function isReadPlace(place: Place): place is ReadPlace {
  return place.kind === 'found' || (place.kind === 'unseen' && place.blocks > 0);
}

/** An answer that streams may describe a source again, with more details. */
export function isSameSource(one: Source, other: Source): boolean {
  return one.ids.some((id) => other.ids.includes(id));
}

function isReadable({ kind, ids }: Source): boolean {
  return kind === 'enterprise' && ids.length > 0;
}
