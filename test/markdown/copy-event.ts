import { nextFrame } from '@open-wc/testing';
import { startAnswer } from './render-answer.js';

/** Loads the code that copies a selection, as the first selection of a reader does. */
export async function loadCopying(): Promise<void> {
  const { host } = startAnswer();
  host.dispatchEvent(new Event('selectstart'));
  await import('../../src/markdown/dom/copy-selection.js');
  await nextFrame();
}

export interface Copied {
  readonly text: string;
  readonly html: string;
}

/** What the listeners of a copy event write; empty if they leave it to the browser. */
export function copyEventOf(target: Node): Copied {
  const init = { clipboardData: new DataTransfer(), bubbles: true, composed: true, cancelable: true };
  const event = new ClipboardEvent('copy', init);
  (target instanceof Element ? target : target.parentElement!).dispatchEvent(event);
  if (!event.defaultPrevented) return { text: '', html: '' };
  const { clipboardData } = event;
  return { text: clipboardData!.getData('text/plain'), html: clipboardData!.getData('text/html') };
}
