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
} from 'lucide';
import { icon } from './icon.js';

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
