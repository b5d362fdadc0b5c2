import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

export interface Comparison {
  /** Undefined if no difference is visible. */
  readonly complaint: string | undefined;
  /** The reference with the differences in red; the actual picture if the sizes differ. */
  readonly difference: Buffer;
}

/**
 * How much a pixel may differ before it counts, on pixelmatch's scale from 0 to 1. Detects a lightness that differs by 0.035.
 * Pixels that pixelmatch classifies as antialiasing never count.
 */
const threshold = 0.04;

/**
 * Side of a tile, and how many of its pixels may count. If a new version of the browser antialiases letters differently, a few
 * pixels of many tiles differ. A real change is concentrated: a missing icon differs by 18 pixels of a tile, a line that moved by
 * half a pixel by 40. In relation to the whole picture, both are too few to detect.
 */
const tileSize = 16;
const allowedPixels = 10;

/** Compares two PNG pictures, antialiasing aside. */
export function comparePixels(reference: Buffer, actual: Buffer): Comparison {
  const [expected, found] = [PNG.sync.read(reference), PNG.sync.read(actual)];
  const { width, height } = expected;
  if (found.width !== width || found.height !== height)
    return { complaint: `is ${found.width} × ${found.height} px rather than ${width} × ${height}`, difference: actual };
  const difference = new PNG({ width, height });
  const count = pixelmatch(expected.data, found.data, difference.data, width, height, { threshold, diffMask: true });
  const worst = worstTile(difference);
  const marked = new PNG({ width, height });
  pixelmatch(expected.data, found.data, marked.data, width, height, { threshold });
  const complaint =
    worst.count > allowedPixels
      ? `differs most at ${worst.x}, ${worst.y}: in ${worst.count} of ${tileSize * tileSize} pixels (${count} of all)`
      : undefined;
  return { complaint, difference: PNG.sync.write(marked) };
}

/** The tile of a mask with the most differing pixels: those that are not transparent. */
function worstTile({ width, height, data }: PNG): { readonly x: number; readonly y: number; readonly count: number } {
  const columns = Math.ceil(width / tileSize);
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if (data[pixel * 4 + 3] === 0) continue;
    const at = Math.floor(pixel / width / tileSize) * columns + Math.floor((pixel % width) / tileSize);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const [at = 0, count = 0] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0]);
  return { x: (at % columns) * tileSize, y: Math.floor(at / columns) * tileSize, count };
}
