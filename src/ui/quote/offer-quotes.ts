import { quotable, type QuoteContext } from './quotable.js';
import type { QuoteButton } from './quote-button.js';

export type LoadQuoteButton = () => Promise<{ readonly QuoteButton: typeof QuoteButton }>;

/** Loads the button with the first selection of something that can be quoted. */
export function offerQuotes(context: QuoteContext, loadQuoteButton: LoadQuoteButton): void {
  const { renderRoot } = context.host;
  let isPressed = false;
  const release = (): void => {
    isPressed = false;
    removeEventListener('pointerup', release);
    removeEventListener('pointercancel', release);
  };
  // The pointer that begins the selection is pressed before there is a button that could know of it.
  const press = (): void => {
    isPressed = true;
    addEventListener('pointerup', release);
    addEventListener('pointercancel', release);
  };
  const load = (event: Event): void => {
    const { target } = event;
    const element = target instanceof Element ? target : (target as Node).parentElement;
    if (!element?.closest(quotable)) return;
    renderRoot.removeEventListener('selectstart', load);
    // Without the button, text can be copied as ever.
    loadQuoteButton()
      .then(
        (module) => void new module.QuoteButton(context, isPressed),
        () => undefined,
      )
      .finally(() => renderRoot.removeEventListener('pointerdown', press));
  };
  renderRoot.addEventListener('pointerdown', press);
  renderRoot.addEventListener('selectstart', load);
}
