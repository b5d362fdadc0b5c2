/** Whether an input method handles the key. Safari ends the composition before the key event, whose code is then 229. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Enter sends, unless it confirms text of an input method. Shift and Enter begin a new line. */
export function isSendKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !isComposing(event);
}

/** Whether a key is pressed without modifiers. */
export function isAlone(event: KeyboardEvent): boolean {
  const { shiftKey, altKey, ctrlKey, metaKey } = event;
  return !shiftKey && !altKey && !ctrlKey && !metaKey && !isComposing(event);
}
