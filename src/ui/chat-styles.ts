import { activityStyles } from './message/activity-styles.js';
import { citationStyles } from './message/citation-styles.js';
import { codeAndTableStyles } from './message/code-and-table-styles.js';
import { composerStyles } from './composer/composer-styles.js';
import { elements } from './styles/elements.js';
import { emptyStateStyles } from './transcript/empty-state-styles.js';
import { transcriptStyles } from './transcript/transcript-styles.js';
import { noticeStyles } from './notice/notice-styles.js';
import { panelStyles } from './panel/panel-styles.js';
import { proseStyles } from './message/prose-styles.js';
import { questionStyles } from './message/question-styles.js';
import { print } from './styles/print.js';
import { sourcesStyles } from './sources/sources-styles.js';

/** The styles of the chat, in their order. */
export const chatStyles = [
  elements,
  panelStyles,
  transcriptStyles,
  emptyStateStyles,
  questionStyles,
  activityStyles,
  proseStyles,
  codeAndTableStyles,
  citationStyles,
  sourcesStyles,
  noticeStyles,
  composerStyles,
  print,
];
