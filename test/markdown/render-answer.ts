import type { Citation, Source } from '../../src/conversation/conversation.js';
import { createAnswerRenderer, type AnswerRenderer, type AnswerRendererOptions } from '../../src/markdown/answer-renderer.js';

export interface Rendering {
  readonly host: HTMLElement;
  readonly renderer: AnswerRenderer;
}

/** A renderer that renders when told to. */
export function startAnswer(options: AnswerRendererOptions = {}): Rendering {
  const host = document.createElement('div');
  return { host, renderer: createAnswerRenderer(host, { schedule: 'manual', ...options }) };
}

/** The finished answer, rendered at once. */
export function renderAnswer(
  text: string,
  citations: readonly Citation[] = [],
  sources: readonly Source[] = [],
  options: AnswerRendererOptions = {},
): HTMLElement {
  const { host, renderer } = startAnswer(options);
  renderer.sources(sources);
  for (const citation of citations) renderer.cite(citation);
  renderer.push(text);
  endAnswer(renderer);
  return host;
}

/** To its end now, whatever the length of the task. */
export function endAnswer(renderer: AnswerRenderer): void {
  renderer.end();
  while (renderer.flush());
}

/** The same elements, attributes and text; where text was split around a marker that has gone does not matter. */
export function isSameAnswer(one: HTMLElement, other: HTMLElement): boolean {
  const copies = [one, other].map((host) => host.cloneNode(true));
  for (const copy of copies) copy.normalize();
  return copies[0]!.isEqualNode(copies[1]!);
}

export function source(id: string, more: Partial<Source> = {}): Source {
  return { ids: [id], kind: 'enterprise', title: `Page ${id}`, url: `https://docs.example/${id}`, ...more };
}

/** What a reader sees of the text: no markers, no language labels and buttons, no hosts, no space. */
export function visibleText(host: ParentNode): string {
  const copy = (host as HTMLElement).cloneNode(true) as HTMLElement;
  for (const own of copy.querySelectorAll('.citations, figcaption, .link-host, .plain-note')) own.remove();
  return (copy.textContent ?? '').replace(/\s+/g, '');
}
