import { problemResponse, type ProblemInit } from '../../../src/wire/problem.js';

/** A problem document with all fields that the vendor's SDK declares for it. */
export interface Problem extends ProblemInit {
  readonly detail: string;
  readonly reason: string;
  readonly requestId: string;
}

export const refusal: (problem: Problem, headers?: Readonly<Record<string, string>>) => Response = problemResponse;

/** 400 with the errors of each field. */
export function invalid(requestId: string, errors: Readonly<Record<string, readonly string[]>>): Response {
  const title = 'One or more validation errors occurred.';
  return refusal({
    status: 400,
    title,
    detail: 'The fields in `errors` are wrong.',
    reason: 'Invalid fields',
    requestId,
    errors,
  });
}
