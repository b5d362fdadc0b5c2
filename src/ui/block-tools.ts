/** What the tools of finished tables and code have in common. */

/** Milliseconds after which the browser has begun to read the file. */
const readAfter = 60_000;

/**
 * Has the browser download a text.
 * @param type its media type
 */
export function saveFile(text: string, name: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), readAfter);
}

export function createButton(name: string, press: () => unknown): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = name;
  button.addEventListener('click', press);
  return button;
}
