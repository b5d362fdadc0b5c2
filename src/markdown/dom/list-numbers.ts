/** The numbers that the items of an ordered list show. */
export function numbersOf(list: HTMLOListElement): readonly number[] {
  let number = list.start - 1;
  return [...list.children].map((item) => (number = Number(item.getAttribute('value') ?? number + 1)));
}

/** Sets `--digits` on a list with numbers of three digits or more, which need a wider margin. */
export function makeRoomForNumbers(list: HTMLOListElement): void {
  const digits = String(Math.max(0, ...numbersOf(list))).length;
  if (digits > 2 && list.style.getPropertyValue('--digits') !== String(digits))
    list.style.setProperty('--digits', String(digits));
}
