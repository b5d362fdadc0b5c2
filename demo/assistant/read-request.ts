import type { ObjectShape } from '../../src/wire/fields.js';
import { checkBody } from '../../src/wire/fields.js';
import { boundedText, problemResponse } from '../../src/wire/problem.js';

const mostBytes = 1_000_000;

/** A request's body, checked against its shape; or the problem that is answered instead. */
export async function readRequest<Body>(
  request: Request,
  shape: ObjectShape,
  requestId: string,
): Promise<{ readonly body: Body } | { readonly problem: Response }> {
  const refuse = (status: number, title: string, detail: string, errors?: Readonly<Record<string, readonly string[]>>) => ({
    problem: problemResponse({ status, title, detail, requestId, ...(errors ? { errors } : {}) }),
  });
  const text = await boundedText(request.body, mostBytes);
  if (text === undefined) return refuse(413, 'Content Too Large', `A request may have ${mostBytes} bytes.`);
  // Where nothing is required, there need be no body.
  if (text === '' && !shape.required) return { body: {} as Body };
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^(application|text)\/json$|^application\/[\w.!#$&^-]+\+json$/.test(type)) {
    return refuse(415, 'Unsupported Media Type', 'Send JSON, and say so: content-type: application/json.');
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
