import { ChatFailure, type ChatError } from '../conversation/errors.js';
import { defaultBase, endpointUrl, paths } from '../wire/endpoints.js';
import type { TokenRequest } from '../wire/fields.js';
import { asRecord } from '../wire/narrow.js';
import type { AuthHeaders, AuthStrategy } from './auth-strategy.js';
import type { Post, TokenSettings } from './token-settings.js';
import { TokenSource, type TokenDemand } from './token-source.js';

/** A token in each request's header, from wherever the settings say; they may change between two questions. */
export class TokenAuth implements AuthStrategy {
  readonly byCookies = false;
  readonly #settings: TokenSettings;
  readonly #post: Post;
  /** What the source was made for. */
  #made: readonly unknown[] = [];
  #source: TokenSource | undefined;
  /** Every token lately held, to be taken out of what leaves. */
  readonly #secrets = new Set<string>();

  constructor(settings: TokenSettings, post: Post) {
    this.#settings = settings;
    this.#post = post;
  }

  async headers(signal: AbortSignal, refused?: AuthHeaders): Promise<AuthHeaders | undefined> {
    const { endpoint, token, getToken, tokenEndpoint, embedId } = this.#settings;
    const wanted = [endpoint, token, getToken, tokenEndpoint, embedId];
    if (!this.#source || wanted.some((value, index) => value !== this.#made[index])) {
      this.#source = new TokenSource((demand) => this.#issue(demand));
      this.#made = wanted;
    }
    const before = refused?.['authorization']?.slice('Bearer '.length);
    const now = this.#keep(await this.#source.token(signal, before));
    return now === before ? undefined : { authorization: `Bearer ${now}` };
  }

  conceal(text: string): string {
    const known = [...this.#secrets].reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
    return known.replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '…');
  }

  async #issue(demand: TokenDemand): Promise<unknown> {
    const { endpoint, embedId } = this.#settings;
    const own = await this.#obtain(demand);
    if (!embedId) return own;
    const record = asRecord(own);
    const token = record ? record['token'] : own;
    if (typeof token !== 'string' || token === '') return undefined;
    const body: TokenRequest = { token: this.#keep(token), embedId };
    return this.#post(endpointUrl(endpoint || defaultBase, paths.tokens), body, 'service', demand.signal);
  }

  async #obtain(demand: TokenDemand): Promise<unknown> {
    const { token, getToken, tokenEndpoint } = this.#settings;
    if (token) return token;
    try {
      return getToken ? await getToken(demand) : await this.#post(tokenEndpoint!, undefined, 'host', demand.signal);
    } catch (thrown) {
      if (demand.signal.aborted) throw thrown;
      const { kind, cause, ...more } = thrown instanceof ChatFailure ? thrown.error : failed(thrown);
      // The host's own words may hold anything: long runs without a space are not for the console.
      throw new ChatFailure({ ...more, kind, cause: `No token: ${cause.replace(/\S{20,}/g, '…')}` });
    }
  }

  #keep(token: string): string {
    // Deleted first, so that it counts as the newest.
    this.#secrets.delete(token);
    this.#secrets.add(token);
    if (this.#secrets.size > 8) this.#secrets.delete(this.#secrets.values().next().value!);
    return token;
  }
}

function failed(thrown: unknown): ChatError {
  return { kind: 'unauthorized', cause: `getToken failed: ${String(thrown)}` };
}
