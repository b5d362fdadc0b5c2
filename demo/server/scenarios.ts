import { faults } from '../assistant/faults/faults.js';
import { framings } from '../assistant/api/framings.js';

/** A question to try in the playground, and the assistant that answers it. */
export interface Scenario {
  readonly group: string;
  readonly name: string;
  readonly sentence: string;
  readonly question: string;
  readonly assistantId: string;
  /** Where it needs another version of the API than the one that is set. */
  readonly apiVersion?: 'v1';
}

const usual = 'How many days of parental leave do I get?';

const answers: readonly (readonly [name: string, question: string, sentence: string, assistantId?: string])[] = [
  ['Short', 'Who reviews a pull request?', 'Two sentences and their sources.'],
  ['Long', 'What do I do in my first week?', 'Paragraphs and lists from four pages.'],
  ['Table', 'What can I claim for meals on a trip to Berlin?', 'A table with its footnotes.'],
  ['Code', 'How do I deploy a service?', 'Blocks of code between steps.'],
  ['Many sources', usual, 'Eight sources, four of them cited.'],
  ['Nothing found', 'Who wins the cup this year?', 'A question that the documents do not answer.'],
  ['Slow', usual, 'The first byte takes twelve seconds.', 'fault:slow-start'],
];

/** For the handbook with the demo's assistant: other documents need other questions, and Unleash has no faults. */
export const scenarios: readonly Scenario[] = [
  ...answers.map(([name, question, sentence, assistantId = '']) => ({ group: 'Answers', name, sentence, question, assistantId })),
  {
    group: 'Answers',
    name: 'Filters',
    sentence: 'Version 1 of the API has filters: the button above the field.',
    question: usual,
    assistantId: '',
    apiVersion: 'v1',
  },
  ...Object.entries(faults).map(([name, { sentence }]) => of('Faults', name, sentence, `fault:${name}`)),
  ...Object.entries(framings).map(([name, { sentence }]) => of('Framings', name, sentence, `framing:${name}`)),
];

export function scenariosFrom(starters: readonly string[]): readonly Scenario[] {
  return starters.map((question) => ({ group: 'Questions', name: question, sentence: '', question, assistantId: '' }));
}

function of(group: string, name: string, sentence: string, assistantId: string): Scenario {
  return { group, name, sentence, question: usual, assistantId };
}
