import { activityStyles } from './message/activity-styles.js';
import { composerStyles } from './composer/composer-styles.js';
import { elements } from './styles/elements.js';
import { emptyStateStyles } from './transcript/empty-state-styles.js';
import { transcriptStyles } from './transcript/transcript-styles.js';
import { noticeStyles } from './notice/notice-styles.js';
import { panelStyles } from './panel/panel-styles.js';
import { questionStyles } from './message/question-styles.js';
import { print } from './styles/print.js';

/** The styles of the chat, in their order. Those of the text of answers and their sources are loaded with the renderer. */
export const chatStyles = [
  elements,
  panelStyles,
  transcriptStyles,
  emptyStateStyles,
  questionStyles,
  activityStyles,
  noticeStyles,
  composerStyles,
  print,
];
