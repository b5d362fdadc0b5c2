/**
 * Colours finished code: once a block is near the screen, its grammar is loaded, and lines get their colours while the page is
 * idle. Nothing but spans around the same text. Loaded with the first finished code that names its language.
 */
import { grammarLoader } from '../../highlighting/languages.js';
import type { FinishingContext } from '../prose/finishing-context.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { codeStyles } from './code-styles.js';
import { ColouredCode } from './coloured-code.js';

/** @param signal aborted before a block changes */
export function colourCode(figures: readonly HTMLElement[], { host }: Pick<FinishingContext, 'host'>, signal: AbortSignal): void {
  if (signal.aborted) return;
  const known = figures.flatMap((figure) => {
    const loadGrammar = grammarLoader(figure.dataset['language']!);
    return loadGrammar ? [[figure, loadGrammar] as const] : [];
  });
  if (known[0]) adoptStyles(host.renderRoot, [codeStyles]);
  for (const [figure, loadGrammar] of known) new ColouredCode(figure, loadGrammar, signal);
}
