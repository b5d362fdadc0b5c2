/** One line of `--check`. Never contains the key. */
export interface CheckResult {
  readonly verdict: 'right' | 'wrong' | 'note';
  readonly sentence: string;
}
