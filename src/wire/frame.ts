/**
 * One frame of an answer: its JSON value; or the text that was none, `cut` where the body ended inside it;
 * or the service's word that the answer is complete.
 */
export type Frame = { readonly value: unknown } | { readonly malformed: string; readonly cut?: true } | { readonly over: true };

/** Cuts a text that arrives in pieces into frames. */
export interface FrameReader {
  push(text: string): readonly Frame[] | Promise<readonly Frame[]>;
  /** The body has ended: what stood unfinished is given as far as it makes sense. */
  end(): readonly Frame[] | Promise<readonly Frame[]>;
}

/** Characters of one frame that are kept: what is longer is an attack or an accident. */
export const frameLimit = 2 ** 24;

export function parseFrame(text: string): Frame {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { malformed: text };
  }
}
