import { svg, type SVGTemplateResult } from 'lit';
import type { IconNode } from 'lucide';

/** One drawing of the family, in the text's colour. */
export function icon(nodes: IconNode, kind = ''): SVGTemplateResult {
  // A path is all that the icons in use are made of, but for the rectangle of Square.
  const shapes = nodes.map(([tag, shape]) =>
    tag === 'path'
      ? svg`<path d=${shape['d']!} />`
      : svg`<rect x=${shape['x']!} y=${shape['y']!} width=${shape['width']!} height=${shape['height']!} rx=${shape['rx'] ?? 0} />`,
  );
  return svg`<svg class="icon ${kind}" viewBox="0 0 24 24" aria-hidden="true">${shapes}</svg>`;
}
