import type { CodeRenderer } from './code-renderers.js';

/** Decided by the page around an answer. */
export interface RenderingPlace {
  /** The name of the button that shows the code again. */
  readonly showCode: string;
  /** Language of that name, in an answer of another one; may be empty. */
  readonly language: string;
  /**
   * Creates the element for the renderer.
   * @param box where it shall appear, in the code block
   */
  readonly createElement: (box: HTMLElement, signal: AbortSignal) => HTMLElement;
}

/** Shows the code of a block as its renderer does, with a button for the code. Until the renderer is done, the code is shown. */
export async function renderCode(
  figure: HTMLElement,
  renderer: CodeRenderer,
  place: RenderingPlace,
  signal: AbortSignal,
): Promise<void> {
  const pre = figure.querySelector('pre');
  if (!pre || signal.aborted) return;
  const box = document.createElement('div');
  box.className = 'rendering';
  box.part.add('rendering');
  // Aborted when rendering fails, which restores the code.
  const failure = new AbortController();
  const ending = AbortSignal.any([signal, failure.signal]);
  const button = createButton(place, (isCodeShown) => {
    pre.hidden = !isCodeShown;
    box.hidden = isCodeShown;
  });
  ending.addEventListener('abort', () => {
    pre.hidden = false;
    button.remove();
    box.remove();
  });
  figure.append(box);
  const language = figure.dataset['language']!;
  try {
    const theme = themeOf(figure);
    await renderer(pre.textContent, place.createElement(box, ending), { language, theme, signal: ending });
  } catch (error) {
    if (!signal.aborted) console.error(`[unleash-chat] The renderer for "${language}" failed, so the code is shown.`, error);
    return failure.abort();
  }
  if (ending.aborted) return;
  pre.hidden = true;
  figure.querySelector('.copy-code')?.before(button);
}

function createButton({ showCode, language }: RenderingPlace, toggle: (isPressed: boolean) => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'show-code';
  button.part.add('show-code');
  button.textContent = showCode;
  if (language) button.lang = language;
  button.ariaPressed = 'false';
  button.addEventListener('click', () => {
    const isPressed = button.ariaPressed !== 'true';
    button.ariaPressed = String(isPressed);
    toggle(isPressed);
  });
  return button;
}

function themeOf(element: Element): 'light' | 'dark' {
  const scheme = getComputedStyle(element).colorScheme;
  if (!scheme.includes('dark')) return 'light';
  return scheme.includes('light') && !matchMedia('(prefers-color-scheme: dark)').matches ? 'light' : 'dark';
}
