import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

export interface Comparison {
  /** Nothing, where they are the same for the eye. */
  readonly complaint: string | undefined;
  /** What differs, in red. */
  readonly difference: Buffer;
}

/**
 * How far one pixel may be from the other before it counts, on pixelmatch's scale: a step of a surface's lightness by 0.035 is
 * seen. What pixelmatch takes for the smoothing of an edge counts never.
 */
const threshold = 0.04;

/**
 * How many pixels of a tile may count. Letters that another version of the browser smooths differently differ at their edges,
 * and here and there beside them. What changes its colour, size or place differs in one spot at least by more: an icon that is
 * missing by 18 pixels, a line that has moved by half a pixel by 40. Of the whole picture that is too little to be told by.
 */
const tile = 16;
const most = 10;

/** Two pictures of the same thing, compared as the eye would: smoothing apart. */
export function comparePixels(reference: Buffer, actual: Buffer): Comparison {
  const [expected, found] = [PNG.sync.read(reference), PNG.sync.read(actual)];
  const { width, height } = expected;
  if (found.width !== width || found.height !== height)
    return { complaint: `is ${found.width} × ${found.height} px rather than ${width} × ${height}`, difference: actual };
  const difference = new PNG({ width, height });
  const count = pixelmatch(expected.data, found.data, difference.data, width, height, { threshold, diffMask: true });
  const worst = worstTile(difference);
  const lookedAt = new PNG({ width, height });
  pixelmatch(expected.data, found.data, lookedAt.data, width, height, { threshold });
  const complaint =
    worst.count > most
      ? `differs most at ${worst.x}, ${worst.y}: in ${worst.count} of ${tile * tile} pixels (${count} of all)`
      : undefined;
  return { complaint, difference: PNG.sync.write(lookedAt) };
}

/** In a mask, what differs is all that is not transparent. */
function worstTile({ width, height, data }: PNG): { readonly x: number; readonly y: number; readonly count: number } {
  const columns = Math.ceil(width / tile);
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if (data[pixel * 4 + 3] === 0) continue;
    const at = Math.floor(pixel / width / tile) * columns + Math.floor((pixel % width) / tile);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const [at = 0, count = 0] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0]);
  return { x: (at % columns) * tile, y: Math.floor(at / columns) * tile, count };
}
