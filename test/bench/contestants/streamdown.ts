import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Streamdown } from 'streamdown';
import type { StartContestant } from './contestant.js';

export const start: StartContestant = (host) => {
  const root = createRoot(host);
  let answer = '';
  return {
    push(text) {
      answer += text;
    },
    frame: () => root.render(createElement(Streamdown, null, answer)),
    end: () => root.render(createElement(Streamdown, null, answer)),
  };
};
