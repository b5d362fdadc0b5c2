import { quotable, type QuoteContext } from './quotable.js';
import type { QuoteButton } from './quote-button.js';

/** Loads the button with the first selection of something that can be quoted. */
export function offerQuotes(
  context: QuoteContext,
  loadQuoteButton: () => Promise<{ readonly QuoteButton: typeof QuoteButton }>,
): void {
  const { renderRoot } = context.host;
  const load = (event: Event): void => {
    const { target } = event;
    const element = target instanceof Element ? target : (target as Node).parentElement;
    if (!element?.closest(quotable)) return;
    renderRoot.removeEventListener('selectstart', load);
    // Without the button, text can be copied as ever.
    loadQuoteButton().then(
      (module) => new module.QuoteButton(context),
      () => undefined,
    );
  };
  renderRoot.addEventListener('selectstart', load);
}
