/** Bytes, after brotli 11, of every file of ours that a page has asked for. 1 kB is 1,000 bytes. */
export const budgets = {
  /** A popup, closed: its launcher works. */
  beforeFirstClick: 12_000,
  /** An inline chat, ready to type in. */
  beforeFirstQuestion: 26_000,
  /** An answer with sources has ended; highlighting, mathematics and languages come on top where they are used. */
  afterAnswer: 48_000,
} as const;
