import { createInterface } from 'node:readline/promises';
import { problemOf, type Answers, type Question } from './questions.js';

/** There is no answer; `message` is a sentence. */
export class UnansweredError extends Error {}

/** Gives the next answer to a question, or throws an `UnansweredError`. */
export interface Respondent {
  answer(question: Question): Promise<string>;
  /** An answer was wrong. */
  refuse(question: Question, problem: string): void;
  close(): void;
}

/**
 * Answers every question that applies: by its flag, or by asking.
 * @throws {UnansweredError}
 */
export async function answersTo(questions: readonly Question[], given: Answers, respondent: Respondent): Promise<Answers> {
  let answers: Answers = {};
  for (const question of questions) {
    if (question.isAsked?.(answers) === false) continue;
    const flag = given[question.name];
    const answer = flag === undefined ? await asked(question, respondent) : checked(question, flag.trim());
    answers = { ...answers, [question.name]: answer };
  }
  const unused = Object.keys(given).filter((name) => !(name in answers));
  if (unused.length > 0)
    throw new UnansweredError(`--${unused[0]!} does not belong to identity "${answers.identity ?? ''}". Leave it out.`);
  return answers;
}

function checked(question: Question, answer: string): string {
  const problem = problemOf(question, answer);
  if (problem !== undefined) throw new UnansweredError(`--${question.name}: ${problem}`);
  return answer;
}

async function asked(question: Question, respondent: Respondent): Promise<string> {
  for (;;) {
    const answer = (await respondent.answer(question)).trim() || (question.standard ?? '');
    const problem = problemOf(question, answer);
    if (problem === undefined) return answer;
    respondent.refuse(question, problem);
  }
}

/** With `--yes`: the defaults, and no questions. */
export const defaults: Respondent = {
  answer: ({ name, standard }) => {
    if (standard === undefined) throw new UnansweredError(`--${name} is missing: it has no default.`);
    return Promise.resolve(standard);
  },
  refuse: ({ name }, problem) => {
    throw new UnansweredError(`--${name}: ${problem}`);
  },
  close: () => undefined,
};

/** Somebody at a terminal, or the lines of a file. */
export function person(input: NodeJS.ReadableStream, output: { write(text: string): unknown }): Respondent {
  const terminal = createInterface({ input });
  // Not `question()`: it never settles if the input ends.
  const lines = terminal[Symbol.asyncIterator]();
  return {
    async answer({ text, choices, standard }) {
      const hints = [...(choices ? [choices.join(', ')] : []), ...(standard === undefined ? [] : [`default: ${standard}`])];
      output.write(`\n${text}${hints.length > 0 ? ` (${hints.join('; ')})` : ''}\n> `);
      const { done, value } = await lines.next();
      if (done) throw new UnansweredError('The questions were not answered. Nothing is written.');
      return value;
    },
    refuse: (_, problem) => void output.write(`${problem}\n`),
    close: () => terminal.close(),
  };
}
