import type { CSSResult } from 'lit';

/** The `renderRoot` of a host: here, always a shadow root. */
type Root = HTMLElement | DocumentFragment;

/** Styles currently adopted, per shadow root. */
const adopted = new WeakMap<Root, readonly CSSResult[]>();
/** A constructed style sheet belongs to one document. */
const constructed = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/**
 * Adopts styles, once each. Constructed style sheets only: the strictest Content-Security-Policy allows them. Not by Lit, which
 * writes `style` elements on pages that have replaced `Document` (MooTools).
 */
export function adoptStyles(root: Root, styles: readonly CSSResult[]): void {
  const before = adopted.get(root) ?? [];
  const added = styles.filter((style) => !before.includes(style));
  adopted.set(root, [...before, ...added]);
  (root as ShadowRoot).adoptedStyleSheets.push(...sheetsOf(root, added));
}

/** Adopts all styles again: in another document, the sheets of the one before are not in force. */
export function readoptStyles(root: Root): void {
  const styles = adopted.get(root);
  if (styles) (root as ShadowRoot).adoptedStyleSheets = sheetsOf(root, styles);
}

/** Empty in a document without a window, which is not rendered. */
function sheetsOf({ ownerDocument }: Root, styles: readonly CSSResult[]): CSSStyleSheet[] {
  const { defaultView } = ownerDocument;
  if (!defaultView) return [];
  const sheets = constructed.get(ownerDocument) ?? new Map<CSSResult, CSSStyleSheet>();
  constructed.set(ownerDocument, sheets);
  return styles.map((style) => {
    const sheet = sheets.get(style) ?? new defaultView.CSSStyleSheet();
    if (!sheets.has(style)) sheet.replaceSync(style.cssText);
    sheets.set(style, sheet);
    return sheet;
  });
}
