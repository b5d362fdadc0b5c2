/**
 * The most bytes that a page may load: the files of dist/cdn that it has requested, each compressed with Brotli 11, libraries
 * included. A changed budget needs an entry with its reason in CHANGELOG.md.
 */
export const budgets = {
  /** A page with a closed popup. */
  closedPopup: 15_300,
  /** An inline chat, ready to type in. */
  beforeFirstQuestion: 28_950,
  /** An inline chat after an answer with sources. */
  afterAnswer: 70_300,
  /** The same in a browser without `Element.setHTML()`, which loads DOMPurify. */
  afterAnswerWithoutSanitizer: 80_700,
} as const;

/**
 * The most bytes of each entry of the package, bundled and minified with its libraries and compressed with Brotli 11, without
 * what it loads on demand.
 */
export const entryBudgets = {
  '.': 12_000,
  './element': 11_300,
  './events': 500,
  './client': 11_750,
  './markdown': 42_200,
  './proxy': 23_500,
} as const;
