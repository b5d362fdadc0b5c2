import type { StartContestant } from './contestant.js';

const linesInGroup = 64;

/** Plain text as it comes, in groups of lines that need no layout while they are out of sight. */
export const start: StartContestant = (host) => {
  let group: HTMLElement | undefined;
  let lines = 0;
  let waiting = '';
  return {
    push(text) {
      waiting += text;
    },
    frame() {
      for (const part of waiting.split(/(?<=\n)/)) {
        if (!group || lines === linesInGroup) {
          group = document.createElement('div');
          group.className = 'floor-group';
          host.append(group);
          lines = 0;
        }
        group.append(part);
        if (part.endsWith('\n')) lines++;
      }
      waiting = '';
    },
  };
};
