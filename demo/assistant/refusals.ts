import { problemResponse } from '../../src/wire/problem.js';

/** 400 with what is wrong, by field. */
export function invalid(requestId: string, errors: Readonly<Record<string, readonly string[]>>): Response {
  const detail = 'The fields in `errors` are wrong.';
  return problemResponse({ status: 400, title: 'One or more validation errors occurred.', detail, requestId, errors });
}

export function unauthorized(requestId: string, detail: string): Response {
  return problemResponse({ status: 401, title: 'Unauthorized', detail, requestId }, { 'www-authenticate': 'Bearer' });
}
