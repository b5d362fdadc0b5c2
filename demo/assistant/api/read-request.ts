import { checkBody, type ObjectShape } from '../../../src/wire/fields.js';
import { boundedText, problemResponse } from '../../../src/wire/problem.js';

const maxBytes = 1_000_000;

/** Reads the body of a request and validates it; `problem` is the response to an invalid one. */
export async function readRequest<Body>(
  request: Request,
  shape: ObjectShape,
  requestId: string,
): Promise<{ readonly body: Body } | { readonly problem: Response }> {
  const refuse = (status: number, title: string, detail: string, errors?: Readonly<Record<string, readonly string[]>>) => ({
    problem: problemResponse({ status, title, detail, requestId, ...(errors ? { errors } : {}) }),
  });
  const text = await boundedText(request.body, maxBytes);
  if (text === undefined) return refuse(413, 'Content Too Large', `A request may have ${maxBytes} bytes.`);
  // Without required fields, the body can be empty.
  if (text === '' && !shape.required) return { body: {} as Body };
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^(application|text)\/json$|^application\/[\w.!#$&^-]+\+json$/.test(type)) {
    return refuse(415, 'Unsupported Media Type', 'Send JSON with content-type: application/json.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse(400, 'Bad Request', 'The body is not JSON.', { body: ['is not JSON'] });
  }
  const { body, errors } = checkBody(shape, value);
  if (!body || Object.keys(errors).length > 0) {
    return refuse(400, 'One or more validation errors occurred.', 'The fields in `errors` are wrong.', errors);
  }
  return { body: body as Body };
}

/** 400 with the errors of each field. */
export function invalid(requestId: string, errors: Readonly<Record<string, readonly string[]>>): Response {
  const detail = 'The fields in `errors` are wrong.';
  return problemResponse({ status: 400, title: 'One or more validation errors occurred.', detail, requestId, errors });
}

export function unauthorized(requestId: string, detail: string): Response {
  return problemResponse({ status: 401, title: 'Unauthorized', detail, requestId }, { 'www-authenticate': 'Bearer' });
}
