/** Milliseconds without another keystroke before the values are asked for. */
const pause = 200;

export type SearchState =
  /** `values`: those of the query before, which stay until the new ones are there. */
  | { readonly kind: 'searching'; readonly values: readonly string[] }
  | { readonly kind: 'found'; readonly values: readonly string[] }
  | { readonly kind: 'failed'; readonly values: readonly string[] };

/** Finds the values of one filter while a query is typed. Only the newest query counts: the request for another one is aborted. */
export class ValueSearch {
  readonly #read: (query: string, signal: AbortSignal) => Promise<readonly string[]>;
  readonly #changed: () => void;
  #request = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #query = '';
  #state: SearchState = { kind: 'searching', values: [] };

  /** @param changed called after each change of `state` */
  constructor(read: (query: string, signal: AbortSignal) => Promise<readonly string[]>, changed: () => void) {
    this.#read = read;
    this.#changed = changed;
    void this.#find();
  }

  get state(): SearchState {
    return this.#state;
  }

  search(text: string): void {
    const query = text.trim();
    if (query === this.#query) return;
    this.end();
    this.#query = query;
    this.#timer = setTimeout(() => void this.#find(), pause);
    this.#set('searching');
  }

  retry(): void {
    this.#set('searching');
    void this.#find();
  }

  /** The first value that is found for the query; undefined, if there is none, or another query has followed. */
  async first(): Promise<string | undefined> {
    if (this.#state.kind === 'found') return this.#state.values[0];
    this.end();
    this.#set('searching');
    return (await this.#find())?.[0];
  }

  /** Aborts the request. */
  end(): void {
    clearTimeout(this.#timer);
    this.#request.abort();
  }

  /** @returns the values; undefined, if they could not be read or are not wanted any more */
  async #find(): Promise<readonly string[] | undefined> {
    const { signal } = (this.#request = new AbortController());
    try {
      const values = await this.#read(this.#query, signal);
      if (signal.aborted) return undefined;
      this.#set('found', values);
      return values;
    } catch (error) {
      if (signal.aborted) return undefined;
      console.warn('[unleash-chat] The values of a filter could not be read.', error);
      this.#set('failed', []);
      return undefined;
    }
  }

  #set(kind: SearchState['kind'], values = this.#state.values): void {
    this.#state = { kind, values };
    this.#changed();
  }
}
