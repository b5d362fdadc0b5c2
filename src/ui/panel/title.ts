import type { ChatStrings } from '../../locale/strings.js';
import type { ChatOptions } from '../chat-host.js';

/** What a chat is called, and which level its headings have. */
export interface Title {
  /** The heading; none if empty. */
  readonly text: string;
  readonly level: number;
  /** Level of the headings below it, such as questions. */
  readonly contentLevel: number;
  /** The name that the host has given to the chat; empty if it has none. */
  readonly name: string;
}

/** @param slotted what the host shows in place of the heading */
export function titleOf(
  { layout, heading, headingLevel, assistantName, assistantAvatar }: ChatOptions,
  { label }: ChatStrings,
  slotted: Element | null,
): Title {
  // A panel over the page is a dialog with a title.
  const isNeeded = layout === 'popup' || layout === 'drawer' || assistantAvatar !== '';
  const text = heading || (isNeeded ? assistantName || label : '');
  const level = Math.min(Math.max(Math.trunc(headingLevel), 1), 6);
  return {
    text,
    level,
    contentLevel: text || slotted ? level + 1 : level,
    name: slotted?.textContent!.trim() || heading || assistantName,
  };
}
