import { default_renderer, parser, parser_end, parser_write } from 'streaming-markdown';
import type { StartContestant } from './contestant.js';

/** Does not sanitise. */
export const start: StartContestant = (host) => {
  const state = parser(default_renderer(host));
  return { push: (text) => parser_write(state, text), end: () => parser_end(state) };
};
