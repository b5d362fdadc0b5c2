import type { AnswerLabels } from '../answer-labels.js';
import { copyText } from './copy.js';

const copiedFor = 2_000;

/** A few blocks whose layout is contained together. Listens for its buttons and markers, which come and go. */
export function createGroup(labels: AnswerLabels, follow: (marker: HTMLElement, event: MouseEvent) => void): HTMLElement {
  const group = document.createElement('div');
  group.className = 'block-group';
  group.addEventListener('click', (event) => {
    const control = (event.target as Element).closest<HTMLElement>('.copy-code, .citation > *');
    if (control?.matches('.copy-code')) void copyCode(control, labels);
    else if (control) follow(control, event);
  });
  return group;
}

async function copyCode(button: HTMLElement, labels: AnswerLabels): Promise<void> {
  const code = button.closest('.code')?.querySelector('code');
  if (!code || !(await copyText(code))) return;
  button.textContent = labels.copied;
  button.dataset['copied'] = '';
  setTimeout(() => {
    button.textContent = labels.copyCode;
    delete button.dataset['copied'];
  }, copiedFor);
}
