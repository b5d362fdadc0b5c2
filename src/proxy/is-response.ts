/**
 * Checks the shape, since a server may use a `Response` class of its own. False for responses that cannot be sent:
 * `Response.error()`, and one whose body has been read.
 */
export function isResponse(value: unknown): value is Response {
  if (typeof value !== 'object' || value === null || !('headers' in value && 'body' in value && 'status' in value)) return false;
  const { headers, status } = value;
  const hasHeaders = typeof headers === 'object' && headers !== null && 'get' in headers;
  const isUnread = !('bodyUsed' in value && value.bodyUsed);
  return hasHeaders && isUnread && typeof status === 'number' && status >= 200 && status <= 599;
}
