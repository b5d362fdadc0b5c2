import type { MenuStrings } from './strings.js';

/** In a file of its own, which is loaded with the menu of the header. Other languages have these texts with all others. */
export const menuEnglish: MenuStrings = {
  larger: 'Larger',
  smaller: 'Smaller',
  usualSize: 'Usual size',
  keyboardHelp: 'Keyboard help',
  closeHelp: 'Close keyboard help',
  keyHelp: {
    send: 'Send the question',
    newLine: 'Start a new line',
    recall: 'Bring back your last question, in the empty field',
    scroll: 'Scroll the conversation, from the empty field',
    close: 'Close what is open, one thing at a time',
    next: 'Go to the next or previous control',
    messages: 'Go to the previous or next message',
    regions: 'Switch between conversation and field',
  },
  keyNames: {
    send: 'Enter',
    newLine: 'Shift + Enter',
    recall: '↑',
    scroll: 'Page Up, Page Down',
    close: 'Esc',
    next: 'Tab, Shift + Tab',
    messages: '↑, ↓',
    regions: 'F6',
  },
  messageKeys: 'Keys for moving between messages',
};
