/** The Content-Security-Policies of the demo's pages. */
const widget =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'";
const pages = {
  demo: `${widget}; frame-src 'self'`,
  stage: widget,
  document: "default-src 'none'; style-src 'self'; img-src 'self'",
};
const framedBy = { demo: "'none'", stage: "'self'", document: "'none'" };

/** `stage` is the page that the playground shows in a frame; `document` has no scripts. */
export type PageKind = keyof typeof pages;

export function pageKindOf(path: string): PageKind {
  if (path === 'playground/stage.html') return 'stage';
  return /^(documents|guides)\//.test(path) ? 'document' : 'demo';
}

export function policyOf(kind: PageKind): string {
  return `${metaPolicyOf(kind)}; frame-ancestors ${framedBy[kind]}`;
}

/** For a `meta` element, which cannot say who may show the page in a frame. */
export function metaPolicyOf(kind: PageKind): string {
  return `${pages[kind]}; base-uri 'none'; form-action 'none'`;
}
