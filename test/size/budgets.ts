/**
 * The most bytes that a page may load: the files of dist/cdn that it has requested, each compressed with Brotli 11, libraries
 * included. A changed budget needs an entry with its reason in CHANGELOG.md.
 */
export const budgets = {
  /** A page with a closed popup. */
  closedPopup: 16_150,
  /** An inline chat, ready to type in. */
  beforeFirstQuestion: 30_950,
  /** An inline chat after an answer with sources. */
  afterAnswer: 76_700,
  /** A few seconds later, with what a conversation is continued with: questions to edit, days, what is new. */
  inConversation: 79_950,
  /** The same in a browser without `Element.setHTML()`, which loads DOMPurify. */
  afterAnswerWithoutSanitizer: 87_150,
} as const;

/**
 * The most bytes of each entry of the package, bundled and minified with its libraries and compressed with Brotli 11, without
 * what it loads on demand.
 */
export const entryBudgets = {
  '.': 12_350,
  './element': 11_650,
  './events': 500,
  './client': 11_750,
  './markdown': 42_800,
  './proxy': 23_500,
} as const;

/** The most bytes of chunks that an answer without use for them does not load, each compressed with Brotli 11, without what they share. */
export const chunkBudgets = {
  'table-tools': 3_900,
  'render-code-blocks': 1_250,
  'finish-code': 5_000,
} as const;

/** The most bytes of the grammar of a language, compressed likewise. The largest knows ten dialects of SQL. */
export const grammarBudget = 9_600;
