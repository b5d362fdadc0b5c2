import createDOMPurify from 'dompurify';
import { Marked } from 'marked';
import type { StartContestant } from './contestant.js';

/** marked + DOMPurify + innerHTML over the whole answer, for each piece. */
export const start: StartContestant = (host) => {
  const marked = new Marked();
  const purify = createDOMPurify(window);
  let answer = '';
  return {
    push(text) {
      answer += text;
      host.innerHTML = purify.sanitize(marked.parse(answer, { async: false }));
    },
  };
};
