/** The numbers that the items of an ordered list show. */
function numbersOf(list: HTMLOListElement): readonly number[] {
  let number = list.start - 1;
  return Array.from(list.children, (item) => (number = Number(item.getAttribute('value') ?? number + 1)));
}

/** Sets `--digits` on a list with numbers of three digits or more, which need a wider margin. */
export function makeRoomForNumbers(list: HTMLOListElement): void {
  const digits = Math.max(...numbersOf(list).map((number) => String(number).length));
  if (digits > 2) list.style.setProperty('--digits', String(digits));
}

/** Gives lists of a copy the numbers of the items that were copied. `items`: their originals, in order. */
export function keepNumbers(copy: Element, items: readonly Element[]): void {
  for (const [index, item] of copy.querySelectorAll('li').entries()) {
    const { parentElement: list } = item;
    const original = items[index]?.parentElement;
    if (!(list instanceof HTMLOListElement && original instanceof HTMLOListElement) || item !== list.firstElementChild) continue;
    list.start = numbersOf(original)[Array.from(original.children).indexOf(items[index]!)]!;
  }
}
