/** Examples that this dialect shows in another way than their specification, by number, and why. */
export interface DialectException {
  readonly reason: string;
  /** Of CommonMark 0.31.2. */
  readonly commonmark: readonly number[];
  /** Of GitHub Flavored Markdown 0.29. */
  readonly gfm: readonly number[];
}

export const dialectExceptions: readonly DialectException[] = [
  {
    reason: 'a line break is a line break',
    commonmark: [
      ...[25, 28, 37, 46, 49, 70, 81, 82, 87, 88, 93, 95, 104, 105, 106, 113, 138, 145, 213, 216, 217, 220, 222, 223, 224, 228],
      ...[229, 230, 232, 233, 238, 243, 247, 250, 251, 253, 254, 285, 286, 287, 288, 290, 291, 292, 293, 304, 312, 334, 367, 384],
      ...[394, 405, 423, 432, 490, 505, 543, 552, 556, 587, 648, 649],
    ],
    gfm: [203],
  },
  {
    reason: 'a definition needs a destination that looks like an address',
    commonmark: [194, 203, 204, 573, 576, 577],
    gfm: [],
  },
  { reason: 'a definition that is all of an item or a quote is shown', commonmark: [218], gfm: [] },
  { reason: 'a single tilde does not strike', commonmark: [], gfm: [491] },
];
