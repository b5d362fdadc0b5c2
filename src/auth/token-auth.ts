import { ChatFailure, type ChatError } from '../conversation/errors.js';
import { defaultBase, endpointUrl, paths } from '../wire/endpoints.js';
import type { TokenRequest } from '../wire/fields.js';
import { asRecord } from '../wire/narrow.js';
import type { AuthHeaders, AuthStrategy } from './auth-strategy.js';
import type { Post, TokenSettings } from './token-settings.js';
import { TokenSource, type TokenDemand } from './token-source.js';

/** Sends a bearer token with each request. The settings may change at any time and take effect with the next request. */
export class TokenAuth implements AuthStrategy {
  readonly byCookies = false;
  readonly #settings: TokenSettings;
  readonly #post: Post;
  /** The settings that `#source` was created for. */
  #sourceSettings: readonly unknown[] = [];
  #source: TokenSource | undefined;
  /** The last 8 tokens, which `conceal` removes from texts. */
  readonly #secrets = new Set<string>();

  constructor(settings: TokenSettings, post: Post) {
    this.#settings = settings;
    this.#post = post;
  }

  async headers(signal: AbortSignal, refused?: AuthHeaders): Promise<AuthHeaders | undefined> {
    const { endpoint, token, getToken, tokenEndpoint, embedId } = this.#settings;
    const settings = [endpoint, token, getToken, tokenEndpoint, embedId];
    if (!this.#source || settings.some((value, index) => value !== this.#sourceSettings[index])) {
      this.#source = new TokenSource((demand) => this.#issue(demand));
      this.#sourceSettings = settings;
    }
    const refusedToken = refused?.['authorization']?.slice('Bearer '.length);
    const current = this.#remember(await this.#source.token(signal, refusedToken));
    return current === refusedToken ? undefined : { authorization: `Bearer ${current}` };
  }

  conceal(text: string): string {
    const concealed = [...this.#secrets].reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
    // Also JWTs that never passed through here.
    return concealed.replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '…');
  }

  /** Obtains a token and, with an embed id, exchanges it for a session token. */
  async #issue(demand: TokenDemand): Promise<unknown> {
    const { endpoint, embedId } = this.#settings;
    const issued = await this.#obtain(demand);
    if (!embedId) return issued;
    const record = asRecord(issued);
    const token = record ? record['token'] : issued;
    if (typeof token !== 'string' || token === '') return undefined;
    const body: TokenRequest = { token: this.#remember(token), embedId };
    return this.#post(endpointUrl(endpoint || defaultBase, paths.tokens), body, 'service', demand.signal);
  }

  async #obtain(demand: TokenDemand): Promise<unknown> {
    const { token, getToken, tokenEndpoint } = this.#settings;
    if (token) return token;
    try {
      return getToken ? await getToken(demand) : await this.#post(tokenEndpoint!, undefined, 'host', demand.signal);
    } catch (thrown) {
      if (demand.signal.aborted) throw thrown;
      const { kind, cause, ...more } = thrown instanceof ChatFailure ? thrown.error : errorOf(thrown);
      // The host's error text may contain a token that is not known here: conceal every long word.
      throw new ChatFailure({ ...more, kind, cause: `No token: ${cause.replace(/\S{20,}/g, '…')}` });
    }
  }

  #remember(token: string): string {
    // Sets keep insertion order: delete first, so that the token becomes the newest.
    this.#secrets.delete(token);
    this.#secrets.add(token);
    if (this.#secrets.size > 8) this.#secrets.delete(this.#secrets.values().next().value!);
    return token;
  }
}

function errorOf(thrown: unknown): ChatError {
  return { kind: 'unauthorized', cause: `getToken failed: ${String(thrown)}` };
}
