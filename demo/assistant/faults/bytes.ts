/** Faults of the connection: the bytes of an answer are cut, delayed or lost. */
import type { Pieces, FaultContext } from './fault.js';

/** Enough to get into the text of the answer. */
const piecesBeforeCut = 20;

export async function* cutInEvent(pieces: Pieces): Pieces {
  for await (const { piece, isLast } of upToCut(pieces)) yield isLast ? piece.subarray(0, piece.length >> 1) : piece;
}

export async function* cutInCharacter(pieces: Pieces): Pieces {
  for await (const { piece, isLast } of upToCut(pieces)) {
    yield piece;
    // The first byte of an é.
    if (isLast) yield new Uint8Array([...new TextEncoder().encode('data: {"text":"caf'), 0xc3]);
  }
}

export async function* none(): Pieces {
  // Nothing.
}

export async function* dropped(): Pieces {
  throw new Error('The connection was dropped, as requested.');
}

export async function* late(pieces: Pieces, { clock, signal }: FaultContext): Pieces {
  await clock.wait(12_000, signal);
  yield* pieces;
}

export async function* afterFillers(pieces: Pieces, { clock, signal, filler }: FaultContext): Pieces {
  for (let second = 0; second < 15; second += 1) {
    yield new TextEncoder().encode(filler);
    await clock.wait(1000, signal);
  }
  yield* pieces;
}

export async function* atOnce(pieces: Pieces): Pieces {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  yield new Uint8Array(await new Blob(all as BlobPart[]).arrayBuffer());
}

export async function* singly(pieces: Pieces): Pieces {
  for await (const piece of pieces) for (const byte of piece) yield new Uint8Array([byte]);
}

async function* upToCut(pieces: Pieces): AsyncGenerator<{ readonly piece: Uint8Array; readonly isLast: boolean }> {
  let held: Uint8Array | undefined;
  let count = 0;
  for await (const piece of pieces) {
    if (held) yield { piece: held, isLast: false };
    held = piece;
    if (++count > piecesBeforeCut) break;
  }
  if (held) yield { piece: held, isLast: true };
}
