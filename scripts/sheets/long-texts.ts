/** Extreme texts: names of one long word, empty titles, forty sources, URLs of 300 characters. */
import type { OwnTurn } from './stage.js';

const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;

const word = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsangelegenheiten';
const words = 'Everything anybody could ever want to know about leave, pay, travel and the rest of it, in one place. '.repeat(3);
const address = `https://intranet.example/${'a-very-long-path-without-any-end/'.repeat(9)}`.slice(0, 300);

export const longSettings = {
  heading: `${word} ${words}`,
  assistantName: `${word} and its department`,
  placeholder: words,
  disclaimer: `${words} ${address}`,
  starters: [word.repeat(2), words, address],
};

const titles = ['', ' ', word, words, address, 'Short', `${word}.${word}.pdf`, 'ملف طويل الاسم جدا '.repeat(6)];

const sources = Array.from({ length: 40 }, (_, index) => ({
  id: `source-${index}`,
  type: 'page',
  title: titles[index % titles.length]!,
  url: index % 5 === 4 ? undefined : `${address}${index}`,
  subtitle: index % 3 === 0 ? words : index % 3 === 1 ? word : '',
  appId: ['confluence', word, 'sharepoint', ''][index % 4],
  data: { snippet: `${words} ${word}` },
}));

const text = `# ${word}

${words} See ${address} and [${word}](${address}), \`${word.repeat(2)}\` or **${word.repeat(2)}**.

- ${word}
  - ${words}
    1. ${address}

> ${word} ${words}

| ${word} | Amount | ${words} |
| --- | --: | --- |
| ${words} | 1,000,000.00 | ${word} |

\`\`\`${word}
${'const endless = 1; '.repeat(30)}
\`\`\`

Done.`;

const citations = sources.map((_, index) =>
  event({ reference: { referenceIds: [`source-${index}`], position: index < 12 ? text.length : text.indexOf('See') } }),
);

export const longTurn: OwnTurn = {
  question: `${words} ${word.repeat(3)} ${address}`,
  answer: {
    contentType: 'text/event-stream',
    body: [
      event({ requestId: 'r'.repeat(200), toolCalls: [{ id: 'call-1', name: word, type: 'function', arguments: '{}' }] }),
      event({ tool: { toolCallStatus: { toolCallId: 'call-1', status: 'Start' } } }),
      event({ tool: { toolStep: { stepDescription: `Searching ${word} for ${words} ${address}`, toolId: 'call-1' } } }),
      event({ tool: { response: { name: 'search', toolId: 'call-1', resources: { enterprise: { results: sources } } } } }),
      event({ tool: { toolCallStatus: { toolCallId: 'call-1', status: 'Failed' } } }),
      event({ text }),
      ...citations,
    ].join(''),
  },
};

export const longProblem: OwnTurn = {
  question: 'Why?',
  answer: {
    status: 400,
    contentType: 'application/problem+json',
    body: JSON.stringify({
      title: `${word.repeat(3)} ${words}`,
      detail: `${address} ${words}`,
      requestId: 'r'.repeat(200),
      status: 400,
    }),
  },
};
