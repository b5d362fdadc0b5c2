/** The known term that a misspelt one is a single slip away from: a letter too many, too few, wrong, or two swapped. */
export function nearestTerm(term: string, frequencies: ReadonlyMap<string, number>): string | undefined {
  let nearest: string | undefined;
  let most = 0;
  for (const [known, frequency] of frequencies) {
    if (frequency <= most || known[0] !== term[0] || !isOneSlip(term, known)) continue;
    nearest = known;
    most = frequency;
  }
  return nearest;
}

function isOneSlip(one: string, other: string): boolean {
  const difference = one.length - other.length;
  if (Math.abs(difference) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  if (difference === 1) return one.slice(at + 1) === other.slice(at);
  if (difference === -1) return one.slice(at) === other.slice(at + 1);
  const isSwapped = one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
  return isSwapped || one.slice(at + 1) === other.slice(at + 1);
}
