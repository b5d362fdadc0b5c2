import { copyBySelection } from '../../markdown/dom/copy.js';

/** The same content in two formats: programs take the one they prefer. */
export interface ClipboardContent {
  readonly 'text/html': string;
  readonly 'text/plain': string;
}

/**
 * Writes to the clipboard. Call it in the handler of a click: Safari allows no later call, but accepts content that is still
 * being made.
 * @param element selected for a moment where there is no secure context
 * @returns false, if the browser does not allow it, or the content could not be made
 */
export async function writeClipboard(content: Promise<ClipboardContent>, element: Element): Promise<boolean> {
  const blobOf = async (type: keyof ClipboardContent): Promise<Blob> => new Blob([(await content)[type]], { type });
  try {
    const types = { 'text/html': blobOf('text/html'), 'text/plain': blobOf('text/plain') };
    await navigator.clipboard.write([new ClipboardItem(types)]);
    return true;
  } catch {
    return content.then(
      (made) => copyBySelection(element, made),
      () => false,
    );
  }
}
