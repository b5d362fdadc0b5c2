/**
 * - `error`: the widget does not work on the page, or a secret is public
 * - `warning`: it works, but not in every browser, or not as fast or as safe as it should
 * - `hint`: nothing is missing
 */
export type Severity = 'error' | 'warning' | 'hint';

export type Topic = 'page' | 'policy' | 'script' | 'element' | 'endpoint' | 'caching' | 'compression' | 'content-type' | 'secret';

export interface Finding {
  readonly topic: Topic;
  readonly severity: Severity;
  /** For the owner of the page. Quotes no secret. */
  readonly sentence: string;
  /** A header, tag or path, ready to copy. */
  readonly correction?: string;
}
