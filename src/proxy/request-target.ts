const dotSegment = /(?:^|[/\\]|%2f|%5c)(?:\.|%2e){1,2}(?=[/\\]|%2f|%5c|$)/i;

/**
 * Whether the path of a request, as it was sent, has a segment `.` or `..`, also encoded or after an encoded slash. Clients
 * resolve these before they send. Servers resolve them in different ways: nginx takes `/public%2fx/../unleash/` for
 * `/public/unleash/`, where nobody has to sign in, and URL parsers for `/unleash/`.
 */
export function hasDotSegments(target: string): boolean {
  return dotSegment.test(target.replace(/[?#].*$/s, ''));
}
