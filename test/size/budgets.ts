/**
 * Bytes after Brotli 11 of every file of ours that a page has requested; 1 kB is 1,000 bytes. The libraries are bundled as
 * published. Raising a budget is a line in CHANGELOG.md with its reason.
 */
export const budgets = {
  /** A closed popup whose launcher works. */
  closedPopup: 12_500,
  /** An inline chat, ready to type in. */
  beforeFirstQuestion: 27_000,
  /** An answer with sources has ended. */
  afterAnswer: 60_000,
  /** The same in a browser without `Element.setHTML()`, which loads DOMPurify. */
  afterAnswerWithoutSanitizer: 71_000,
} as const;
