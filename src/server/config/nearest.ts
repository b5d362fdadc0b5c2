/** The name that was probably meant; undefined if none is near. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const distances = names.map((each) => [each, distance(wanted, each.toLowerCase())] as const);
  const [best] = distances.toSorted(([, a], [, b]) => a - b);
  return best && best[1] <= Math.max(2, name.length / 4) ? best[0] : undefined;
}

/** Edits that make one text of the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
