import { checkBody, type ObjectShape } from '../../../src/wire/fields.js';
import { boundedText } from '../../../src/wire/problem.js';
import { invalid, refusal } from './refusal.js';

const maxBytes = 1_000_000;

/** Reads the body of a request and validates it; `problem` is the response to an invalid one. */
export async function readRequest<Body>(
  request: Request,
  shape: ObjectShape,
  requestId: string,
): Promise<{ readonly body: Body } | { readonly problem: Response }> {
  const text = await boundedText(request.body, maxBytes);
  if (text === undefined) {
    const detail = `A request may have ${maxBytes} bytes.`;
    return { problem: refusal({ status: 413, title: 'Content Too Large', detail, reason: 'Body too long', requestId }) };
  }
  // Without required fields, the body can be empty.
  if (text === '' && !shape.required) return { body: {} as Body };
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^(application|text)\/json$|^application\/[\w.!#$&^-]+\+json$/.test(type)) {
    const detail = 'Send JSON with content-type: application/json.';
    return { problem: refusal({ status: 415, title: 'Unsupported Media Type', detail, reason: 'Not JSON', requestId }) };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: invalid(requestId, { body: ['is not JSON'] }) };
  }
  const { body, errors } = checkBody(shape, value);
  if (!body || Object.keys(errors).length > 0) return { problem: invalid(requestId, errors) };
  return { body: body as Body };
}
