import { html, type TemplateResult } from 'lit';
import {
  ArrowDown,
  ArrowRight,
  ArrowUp,
  Check,
  ChevronRight,
  Minus,
  Plus,
  RotateCcw,
  TriangleAlert,
  X,
  type IconNode,
} from 'lucide';

/** Lucide's Square, as a path instead of a `rect`. */
const square: IconNode = [['path', { d: 'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z' }]];

/** Lucide's Ellipsis: its circles as the round ends of lines, which the styles make as thick. */
const ellipsis: IconNode = [['path', { d: 'M5 12h.01M12 12h.01M19 12h.01' }]];

/** Icons in the colour of the text. Hidden from screen readers: the text beside them or a label names them. */
export const icons = {
  send: icon(ArrowUp),
  stop: icon(square, 'solid'),
  done: icon(Check),
  failed: icon(X),
  stopped: icon(Minus),
  warning: icon(TriangleAlert),
  retry: icon(RotateCcw),
  starter: icon(ArrowRight, 'directed'),
  latest: icon(ArrowDown),
  fold: icon(ChevronRight, 'directed'),
  newConversation: icon(Plus),
  close: icon(X),
  more: icon(ellipsis, 'dots'),
} as const;

/** @param nodes only paths */
export function icon(nodes: IconNode, kind = ''): TemplateResult {
  // Joined to one path; the first command of each may be relative.
  const path = nodes.map(([, { d }]) => `M0 0${d}`).join('');
  return html`<svg class="icon ${kind}" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
