import type { Citation } from '../../src/conversation/conversation.js';

export interface CitedText {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** Takes the citations out of a text: `⟪a⟫` cites source a at its place. */
export function readCited(written: string): CitedText {
  const citations: Citation[] = [];
  let text = '';
  let from = 0;
  for (const { 0: mark, 1: id, index } of written.matchAll(/⟪(\w)⟫/g)) {
    text += written.slice(from, index);
    citations.push({ referenceIds: [id!], position: text.length });
    from = index + mark.length;
  }
  return { text: text + written.slice(from), citations };
}

/**
 * An answer in one line: its text, the elements of these names, code, and markers as ids in braces, such as
 * `li(Run: code(npm ci) line{a}) li(Done{b}.)`.
 */
export function outlineOf(host: Element, names: string): string {
  return outline(host, names)
    .replace(/\s+/g, ' ')
    .replace(/\( | (?=\))/g, (found) => found.trim())
    .trim();
}

function outline(node: Node, names: string): string {
  if (!(node instanceof Element)) return node.textContent!.replace(/\s+/g, ' ');
  if (node.matches('figcaption, .link-host')) return '';
  if (node.matches('.citations')) {
    return `{${Array.from(node.querySelectorAll('[data-number]'), ({ ariaLabel }) => ariaLabel!.replace(/.*Page /, '')).join('')}}`;
  }
  const content = Array.from(node.childNodes, (child) => outline(child, names)).join('');
  const inner = content.trim();
  if (node.matches('.citation-line')) return ` line${inner} `;
  if (node.matches('p')) return ` ${inner} `;
  if (node.matches('.code')) return ` code(${inner}) `;
  return node.matches(names) ? `${node.localName}(${inner})` : content;
}
