/** The greatest of any number of numbers, none below nought: a list of a hundred thousand is too long to be spread. */
export function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => (value > most ? value : most), 0);
}
