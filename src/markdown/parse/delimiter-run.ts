/** What a run of `*`, `_` or `~` may do where it stands, as CommonMark has it. */
export interface DelimiterRun {
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

const space = /\s/;
const punctuation = /[\p{P}\p{S}]/u;

export function delimiterRun(text: string, at: number, length: number): DelimiterRun {
  const before = text[at - 1] ?? ' ';
  const after = text[at + length] ?? ' ';
  const isAfterMark = punctuation.test(before);
  const isBeforeMark = punctuation.test(after);
  const isLeft = !space.test(after) && (!isBeforeMark || isAfterMark || space.test(before));
  const isRight = !space.test(before) && (!isAfterMark || isBeforeMark || space.test(after));
  if (text[at] !== '_') return { canOpen: isLeft, canClose: isRight };
  return { canOpen: isLeft && (!isRight || isAfterMark), canClose: isRight && (!isLeft || isBeforeMark) };
}
