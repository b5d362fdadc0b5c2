/** What no writer needs and what the parser takes forever for: see `parse-markdown.ts`, which shows it as plain text. */
const mostOpen = 256;
const mostRuns = 8_000;
const mostDepth = 48;
const mostIndent = 128;

/** Whether a leaf's inline syntax is nothing but a flood: far more opened than closed, or endless runs. */
export function isInlineFlood(text: string): boolean {
  if (text.length < mostOpen) return false;
  if (/!{1000}/.test(text) || (text.match(/<[!?]/g)?.length ?? 0) > mostOpen) return true;
  const open = new Map<string, number>();
  let runs = 0;
  let unclosed = 0;
  for (const run of text.matchAll(/[*]+|_+|~+|\[|\]/g)) {
    if (++runs > mostRuns) return true;
    const kind = run[0] === ']' ? '[' : run[0][0]!;
    const count = open.get(kind) ?? 0;
    const closes = run[0] === ']' || (run[0] !== '[' && /\S/.test(text[run.index - 1] ?? ' '));
    const opens = run[0] !== ']' && /\S/.test(text[run.index + run[0].length] ?? ' ');
    if (closes && count > 0) {
      open.set(kind, count - 1);
      unclosed--;
    } else if (opens) {
      open.set(kind, count + 1);
      if (++unclosed > mostOpen) return true;
    }
  }
  return false;
}

/** Whether a block nests quotes and lists deeper than the parser's stack is safe for. */
export function isNestingFlood(source: string): boolean {
  if (source.length < mostDepth) return false;
  for (const line of source.split('\n')) {
    const markers = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+/.exec(line)?.[0];
    if (!markers) continue;
    if (markers.length > mostIndent && /^[ \t]*/.exec(line)![0].length > mostIndent) return true;
    if (markers.length > mostDepth && markers.replace(/[^->+*.)]/g, '').length > mostDepth && /[^-+*_ \t]/.test(line))
      return true;
  }
  return false;
}
