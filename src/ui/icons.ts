import { svg, type SVGTemplateResult } from 'lit';
import {
  ArrowDown,
  ArrowRight,
  ArrowUp,
  Check,
  ChevronRight,
  Minus,
  RotateCcw,
  Square,
  SquarePen,
  TriangleAlert,
  X,
  type IconNode,
} from 'lucide';

/** Icons of one family, drawn in the text's colour; words beside them or a label say what they mean. */
export const icons = {
  send: icon(ArrowUp),
  stop: icon(Square, 'solid'),
  done: icon(Check),
  failed: icon(X),
  stopped: icon(Minus),
  warning: icon(TriangleAlert),
  retry: icon(RotateCcw),
  starter: icon(ArrowRight, 'directed'),
  latest: icon(ArrowDown),
  fold: icon(ChevronRight, 'directed'),
  newConversation: icon(SquarePen),
  close: icon(X),
} as const;

function icon(nodes: IconNode, kind = ''): SVGTemplateResult {
  // A path is all that the icons in use are made of, but for the rectangle of Square.
  const shapes = nodes.map(([tag, shape]) =>
    tag === 'path'
      ? svg`<path d=${shape['d']!} />`
      : svg`<rect x=${shape['x']!} y=${shape['y']!} width=${shape['width']!} height=${shape['height']!} rx=${shape['rx'] ?? 0} />`,
  );
  return svg`<svg class="icon ${kind}" viewBox="0 0 24 24" aria-hidden="true">${shapes}</svg>`;
}
