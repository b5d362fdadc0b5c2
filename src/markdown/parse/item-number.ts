/** The number of a list's item, as it is written and as it is shown. */
export interface ItemNumber {
  readonly written: number;
  readonly shown: number;
}

/** Numbers stand as written; one that repeats the number before it counts on, as in `1. 1. 1.` */
export function itemNumber(source: string, before: ItemNumber | undefined): ItemNumber {
  const written = Number(/\d+/.exec(source)?.[0] ?? 1);
  return { written, shown: written === before?.written ? before.shown + 1 : written };
}
