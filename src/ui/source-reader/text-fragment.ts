/** Words at each end of a long passage: enough to find it, few enough to survive small differences. */
const wordsAtEnds = 5;

/** The address with a fragment by which browsers scroll to a passage, unless it has a fragment of its own. */
export function withTextFragment(url: string | undefined, passage: string | undefined): string | undefined {
  if (url === undefined || passage === undefined || url.includes('#')) return url;
  const words = passage.trim().split(/\s+/);
  const ends = words.length <= 2 * wordsAtEnds ? [words] : [words.slice(0, wordsAtEnds), words.slice(-wordsAtEnds)];
  return `${url}#:~:text=${ends.map((each) => encode(each.join(' '))).join(',')}`;
}

/** A dash would be read as a mark of the fragment. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}
