import { createAnswerRenderer } from '../../../src/markdown/answer-renderer.js';
import type { StartContestant } from './contestant.js';

export const start: StartContestant = (host) => {
  host.className = 'prose';
  const renderer = createAnswerRenderer(host);
  return { push: (text) => renderer.push(text), end: () => renderer.end() };
};
