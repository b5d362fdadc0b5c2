/**
 * The most bytes that a page may load: the files of dist/cdn that it has requested, each compressed with Brotli 11, libraries
 * included. A changed budget needs an entry with its reason in CHANGELOG.md.
 */
export const budgets = {
  /** A page with a closed popup. */
  closedPopup: 15_100,
  /** An inline chat, ready to type in. */
  beforeFirstQuestion: 30_000,
  /** An inline chat after an answer with sources. */
  afterAnswer: 66_800,
  /** The same in a browser without `Element.setHTML()`, which loads DOMPurify. */
  afterAnswerWithoutSanitizer: 77_200,
} as const;
