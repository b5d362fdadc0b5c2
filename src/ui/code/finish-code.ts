/**
 * What finished code gets: buttons and numbers of lines (code-tools.ts), and colours (coloured-code.ts). Nothing but attributes
 * and spans around the same text. Loaded with the first finished code.
 */
import { codeEnglish } from '../../locale/code-texts.js';
import { withEnglish } from '../../locale/strings.js';
import { grammarLoader } from '../../highlighting/grammars.js';
import { languageOf } from '../../highlighting/language-names.js';
import type { FinishingContext } from '../prose/finishing-context.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { codeStyles } from './code-styles.js';
import { addCodeTools } from './code-tools.js';
import { ColouredCode } from './coloured-code.js';

/** @param signal aborted before a block changes */
export function finishCode(figures: readonly HTMLElement[], context: FinishingContext, signal: AbortSignal): void {
  if (signal.aborted) return;
  adoptStyles(context.host.renderRoot, [codeStyles]);
  const texts = withEnglish(context.strings(), codeEnglish, context.options.strings);
  for (const figure of figures) {
    const language = languageOf(figure.dataset['language'] ?? '');
    addCodeTools(figure, language, texts, signal);
    const loadGrammar = language && grammarLoader(language);
    if (loadGrammar) new ColouredCode(figure, loadGrammar, signal);
  }
}
