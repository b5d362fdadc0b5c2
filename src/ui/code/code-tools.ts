import { fileEnding, type Language } from '../../highlighting/language-names.js';
import type { CodeStrings } from '../../locale/strings.js';
import { createButton, saveFile } from '../block-tools.js';

/** Code of up to so many lines has no button that downloads it. */
const linesAtAGlance = 20;

/** Adds a button that wraps lines, which is shown while they do not fit, one that downloads long code, and the numbers of its lines. */
export function addCodeTools(
  figure: HTMLElement,
  language: Language | undefined,
  texts: CodeStrings & { readonly language: string },
  signal: AbortSignal,
): void {
  const pre = figure.querySelector('pre');
  if (!pre) return;
  const lines = numberLines(figure, signal);
  const tools = document.createElement('span');
  tools.className = 'code-tools';
  tools.part.add('code-tools');
  tools.lang = texts.language;
  // The buttons of two blocks have the same names.
  tools.role = 'group';
  tools.ariaLabel = pre.ariaLabel;
  const wrap = createButton(texts.wrapLines, () => {
    const isWrapped = pre.classList.toggle('wrapped');
    wrap.ariaPressed = String(isWrapped);
    // A Tab stop while it scrolls.
    pre.tabIndex = pre.scrollWidth - pre.clientWidth > 1 ? 0 : -1;
  });
  wrap.ariaPressed = 'false';
  wrap.part.add('wrap-code');
  tools.append(wrap);
  if (lines > linesAtAGlance) {
    const download = createButton(texts.downloadCode, () =>
      saveFile(pre.textContent, `code.${language ? fileEnding(language) : 'txt'}`, 'text/plain'),
    );
    download.part.add('download-code');
    tools.append(download);
  }
  figure.querySelector('.copy-code')?.before(tools);
  signal.addEventListener('abort', () => {
    tools.remove();
    pre.classList.remove('wrapped');
  });
}

/**
 * Writes the numbers into attributes, from which the styles show them: they are no text of the code.
 * @returns the number of lines
 */
function numberLines(figure: HTMLElement, signal: AbortSignal): number {
  let last = 0;
  for (const group of figure.querySelectorAll<HTMLElement>('.lines')) {
    const lines = group.textContent.replace(/\n$/, '').split('\n');
    group.dataset['numbers'] = lines.map(() => ++last).join('\n');
    group.style.setProperty('--lines', String(lines.length));
    signal.addEventListener('abort', () => {
      delete group.dataset['numbers'];
      group.removeAttribute('style');
    });
  }
  return last;
}
