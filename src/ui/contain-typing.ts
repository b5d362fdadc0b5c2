import { isComposing } from './composing.js';

/** Keys by name that edit a text, move or press something. All other named keys type nothing. */
const editing = /^(Enter|Backspace|Delete|Insert|Clear|Home|End|(Page|Arrow)\w+|Dead|Process|Unidentified)$/;

/**
 * Keeps what is typed into the element from the page, whose handlers see the element as the target and no text field. Shortcuts
 * pass, and so does everything typed into the page's own content in slots.
 */
export function containTyping(element: HTMLElement): void {
  element.addEventListener('keydown', (event) => {
    // A key that was used, such as Control and Enter, would otherwise act twice.
    if (event.target === element && (event.defaultPrevented || isTyping(event))) containKey(event);
  });
  for (const type of ['beforeinput', 'input', 'paste'])
    element.addEventListener(type, (event) => {
      if (event.target === element) event.stopPropagation();
    });
}

/** Stops the propagation of a `keydown` and of what belongs to it, even if the focus has left the element when the key is released. */
export function containKey(down: KeyboardEvent): void {
  down.stopPropagation();
  if (down.repeat) return;
  const page = down.view ?? window;
  const released = new AbortController();
  const { signal } = released;
  const contain = (event: KeyboardEvent): void => {
    if (event.code !== down.code) return;
    event.stopPropagation();
    if (event.type === 'keyup') released.abort();
  };
  page.addEventListener('keypress', contain, { capture: true, signal });
  page.addEventListener('keyup', contain, { capture: true, signal });
  // Released in another window.
  page.addEventListener('blur', () => released.abort(), { signal });
}

function isTyping(event: KeyboardEvent): boolean {
  if (isComposing(event)) return true;
  const { key, ctrlKey, altKey, metaKey } = event;
  const isNamed = /^[A-Z][A-Za-z0-9]+$/.test(key);
  if (isNamed && !editing.test(key)) return false;
  if (!ctrlKey && !altKey && !metaKey) return true;
  // What is left are combinations, unless they produce a character: AltGr, which is Control and Alt on Windows, and Option.
  if (metaKey || (isNamed && key !== 'Dead')) return false;
  if (event.getModifierState('AltGraph')) return true;
  const isApple = /^(Mac|iP)/.test(navigator.platform);
  return altKey && (ctrlKey ? !/[a-z0-9 ]/i.test(key) || key === 'Dead' : isApple);
}
