import createDOMPurify from 'dompurify';
import { Marked } from 'marked';
import type { StartContestant } from './contestant.js';

/** Nothing until the end, then the whole answer at once. */
export const start: StartContestant = (host) => {
  const marked = new Marked();
  const purify = createDOMPurify(window);
  let answer = '';
  return {
    push(text) {
      answer += text;
    },
    end() {
      host.innerHTML = purify.sanitize(marked.parse(answer, { async: false }));
    },
  };
};
