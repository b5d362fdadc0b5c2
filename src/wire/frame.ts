/** One frame of an answer: its JSON value, or the text that was none. */
export type Frame = { readonly value: unknown } | { readonly malformed: string };

/** Cuts a text that arrives in pieces into frames. */
export interface FrameReader {
  push(text: string): readonly Frame[];
  /** The body has ended: what stood unfinished is given as far as it makes sense. */
  end(): readonly Frame[];
}

export function parseFrame(text: string): Frame {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { malformed: text };
  }
}
