import { dayEnglish } from './day-texts.js';
import { plural } from './english-numbers.js';
import type { ConversationStrings } from './strings.js';

/** In a file of its own, which is loaded where conversations are kept. Other languages have these texts with all others. */
export const conversationEnglish: ConversationStrings = {
  ...dayEnglish,
  conversations: 'Conversations',
  closeConversations: 'Close the list of conversations',
  searchConversations: 'Search conversations',
  search: 'Search',
  foundConversations: (count) => plural(count, 'conversation', 'conversations'),
  noneFound: 'No conversation was found.',
  noConversations: 'Your conversations will be listed here.',
  keptHere: (days) => (days === 0 ? 'Only on this device' : `Only on this device, for ${plural(days, 'day', 'days')}`),
  rename: (title) => `Rename: ${title}`,
  newTitle: 'New name of the conversation',
  delete: (title) => `Delete: ${title}`,
  confirmDelete: 'Delete this conversation?',
  deleteAll: 'Delete all',
  confirmDeleteAll: 'Delete all conversations from this device?',
  confirm: 'Delete',
  keep: 'Keep',
  deleted: 'Deleted',
  opened: (title) => `Opened: ${title}`,
  conversationGone: 'This conversation was deleted meanwhile.',
  notKept: {
    unavailable: 'This browser does not keep conversations on this device.',
    full: 'This device has no room left: new turns are kept in this tab only.',
    newer: 'This page is older than what is kept on this device. Reload it.',
  },
};
