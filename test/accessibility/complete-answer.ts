import type { StreamAnswer } from '../fixtures/stream-answers.js';

const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;
const page = (id: string, title: string): object => ({ id, title, appId: 'confluence', url: `https://wiki.example/${id}` });

/** An answer with a step, text, a footnote, a link, a heading, a task, code, a table and sources. */
export const complete: StreamAnswer = {
  chunks: [
    event({ requestId: 'r', toolCalls: [{ id: 'c', name: 'search', type: 'function', arguments: '{}' }] }),
    event({ tool: { toolStep: { stepDescription: 'Searching Confluence for leave', toolId: 'c' } } }),
    event({
      tool: {
        response: {
          name: 'search',
          toolId: 'c',
          resources: { enterprise: { results: [page('a', 'Parental leave'), page('b', 'Benefits')] } },
        },
      },
    }),
    event({ tool: { toolCallStatus: { toolCallId: 'c', status: 'End' } } }),
    event({ text: 'You get **80 days**.' }),
    event({ reference: { referenceIds: ['a'], position: 20 } }),
    event({
      text: ' See [the handbook](https://wiki.example/book).\n\n## Steps\n\n- [x] Ask\n\n```sh\nleave\n```\n\n```js\n1\n```\n\n| Country | Days |\n|-|-|\n| Germany | 80 |\n',
    }),
    event({ sources: { sourcesIds: ['a', 'b'] } }),
  ],
};
