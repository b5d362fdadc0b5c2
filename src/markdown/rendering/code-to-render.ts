import type { CodeRenderer, CodeRenderers } from './code-renderers.js';

/** The code blocks among nodes of an answer that have a renderer, with it. */
export function codeToRender(
  nodes: readonly ChildNode[],
  renderers: CodeRenderers | undefined,
): readonly (readonly [figure: HTMLElement, renderer: CodeRenderer])[] {
  if (!renderers) return [];
  return elementsIn(nodes, '.code').flatMap((figure) => {
    const language = figure.dataset['language']?.toLowerCase() ?? '';
    const renderer = Object.hasOwn(renderers, language) ? renderers[language] : undefined;
    return typeof renderer === 'function' ? [[figure, renderer] as const] : [];
  });
}

/** The elements that match a selector, among nodes and what is in them. */
export function elementsIn(nodes: readonly ChildNode[], selector: string): readonly HTMLElement[] {
  return nodes.flatMap((node) =>
    node instanceof HTMLElement
      ? [...(node.matches(selector) ? [node] : []), ...node.querySelectorAll<HTMLElement>(selector)]
      : [],
  );
}
