/** What a body holds, piece by piece, whatever framing it came in. */
export type Payload =
  | { readonly kind: 'value'; readonly value: unknown }
  /** Text that is not JSON. */
  | { readonly kind: 'malformed'; readonly text: string }
  /** The body ended inside a payload. */
  | { readonly kind: 'cut' }
  /** The service says that the answer is complete. */
  | { readonly kind: 'done' };

/** Splits text that arrives in pieces into payloads. One for each body. */
export interface PayloadReader {
  /** @throws {ChatFailure} of kind `protocol` for a payload longer than `payloadLimit` */
  push(text: string): readonly Payload[];
  /** The body has ended: gives what is left. */
  end(): readonly Payload[];
}

/** Characters of one payload that are buffered. A longer one is an attack or an accident. */
export const payloadLimit = 2 ** 24;

export function parsePayload(text: string): Payload {
  try {
    return { kind: 'value', value: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'malformed', text };
  }
}
