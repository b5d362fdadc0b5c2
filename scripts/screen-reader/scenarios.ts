/**
 * What a user of a screen reader does in the popup of the demo. Each begins with the focus in the field, except the first, which
 * opens the popup.
 */
import type { PopupDemo } from './popup-demo.js';
import type { Reader } from './reader.js';

export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly play: (reader: Reader, demo: PopupDemo) => Promise<void>;
}

/** In the field; the record goes on until the answer has ended and everything is said. */
async function ask(reader: Reader, question: string): Promise<void> {
  await reader.type(question);
  await reader.pressAtOnce('Return');
  await reader.listenFor(/^Answer complete/);
  await reader.listen();
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'ask',
    title: 'Open the popup and ask',
    async play(reader) {
      await reader.search('b', /Larkfield handbook/);
      await reader.press('Return');
      await ask(reader, 'How many days of parental leave do I get?');
    },
  },
  {
    name: 'sources',
    title: 'Read an answer: its citations, a card, its sources',
    async play(reader) {
      await reader.search('shift+Tab', /^Conversation/);
      await reader.press('Tab', 'Tab', 'Tab', 'Tab', 'Tab');
      await reader.press('space', 'Escape');
      await reader.search('Tab', /^Show where source 1/);
      await reader.press('Tab');
      await reader.search('Tab', /^Show where source 2/);
      await reader.press('Return');
      await reader.search('Tab', /Ask a question/);
    },
  },
  {
    name: 'failure',
    title: 'An answer that fails, and another attempt',
    async play(reader, demo) {
      demo.fails = true;
      await reader.type('Who reviews a pull request?');
      await reader.press('Return');
      demo.fails = false;
      await reader.search('shift+Tab', /^Try again/);
      await reader.pressAtOnce('Return');
      await reader.listenFor(/^Answer complete/);
      await reader.listen();
    },
  },
  {
    name: 'stop',
    title: 'Stop an answer, copy an answer',
    async play(reader) {
      await reader.type('What can I claim for meals on a trip to Berlin?');
      await reader.pressAtOnce('Return');
      await reader.listenFor(/^Looking for an answer/);
      await reader.pressAtOnce('Tab');
      await reader.listenFor(/^Stop/);
      await reader.press('Return');
      await reader.search('shift+Tab', /^Copy answer/);
      await reader.press('Return');
    },
  },
  {
    name: 'close',
    title: 'Close the panel during an answer, and open it again',
    async play(reader) {
      await reader.search('Tab', /Ask a question/);
      await reader.type('What do I do in my first week?');
      await reader.pressAtOnce('Return');
      await reader.listenFor(/^Looking for an answer/);
      await reader.press('Escape', 'Return');
    },
  },
];
