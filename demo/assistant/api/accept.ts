/** Whether an `Accept` header prefers JSON to an event stream. Clients that accept both alike get a stream. */
export function prefersJson(accept: string | null): boolean {
  const ranges = rangesOf(accept ?? '*/*');
  return qualityOf('application/json', ranges) > qualityOf('text/event-stream', ranges);
}

type Ranges = ReadonlyMap<string, number>;

/** The quality of each media range, from 0 to 1. */
function rangesOf(accept: string): Ranges {
  return new Map(
    accept.split(',').map((entry) => {
      const [range = '', ...parameters] = entry.split(';');
      const quality = parameters.find((parameter) => /^\s*q=/i.test(parameter))?.split('=')[1];
      return [range.trim().toLowerCase(), Number(quality ?? 1)];
    }),
  );
}

/** The most specific range decides (RFC 9110, 12.5.1). */
function qualityOf(type: string, ranges: Ranges): number {
  return ranges.get(type) ?? ranges.get(type.replace(/\/.*/, '/*')) ?? ranges.get('*/*') ?? 0;
}
