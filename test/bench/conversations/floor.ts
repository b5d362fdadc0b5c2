import type { ConversationContestant } from './conversation-contestant.js';

/** Plain text, all of it at once, and a text field. */
const start = (host: HTMLElement): ConversationContestant => {
  const scroller = host.appendChild(document.createElement('div'));
  scroller.style.cssText = 'width:700px;height:600px;overflow:auto;white-space:pre-wrap';
  const field = host.appendChild(document.createElement('textarea'));
  const add = (text: string): HTMLElement => {
    const message = document.createElement('div');
    message.textContent = text;
    return scroller.appendChild(message);
  };
  return {
    root: host,
    show(messages) {
      for (const { text } of messages) add(text);
      scroller.scrollTop = scroller.scrollHeight;
    },
    field: () => field,
    answer: () => {
      const node = add('').appendChild(document.createTextNode(''));
      let waiting = '';
      return Promise.resolve((text) => {
        if (waiting === '')
          requestAnimationFrame(() => {
            node.appendData(waiting);
            waiting = '';
            scroller.scrollTop = scroller.scrollHeight;
          });
        waiting += text;
      });
    },
  };
};

globalThis.conversation = { start };
