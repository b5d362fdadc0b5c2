const containers = 'li, td, th, p, h1, h2, h3, h4, h5, h6, blockquote, .table, .code';
/** Sentences shorter than this say too little alone: "Yes." */
const shortestSentence = 25;

/** Sentences before a marker that it may stand for. */
const mostSentences = 3;

/**
 * The sentences that a marker stands behind, after the marker before it; in a table, its row with the heads of the columns.
 * The last sentence is meant for certain.
 */
export function citedStatement(marker: HTMLElement): readonly string[] {
  const citations = marker.closest<HTMLElement>('.citations')!;
  const row = citations.closest('tr');
  if (row) return [rowText(row)];
  const container = citations.closest<HTMLElement>(containers) ?? citations.parentElement!;
  // Below a block that has no text of its own.
  if (container.matches('.citation-line')) return lastSentences(textOf(container.previousElementSibling ?? container));
  const before = [...container.querySelectorAll('.citations')].filter((each) => isBefore(each, citations)).at(-1);
  const range = new Range();
  if (before) range.setStartAfter(before);
  else range.setStart(container, 0);
  range.setEndBefore(citations);
  return lastSentences(textOf(range.cloneContents()));
}

function isBefore(one: Node, other: Node): boolean {
  return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function rowText(row: HTMLTableRowElement): string {
  const heads = row.closest('table')?.tHead?.rows[0]?.cells ?? [];
  return [...row.cells].map((cell, index) => [heads[index], cell].map((each) => (each ? textOf(each) : '')).join(' ')).join(' ');
}

function textOf(node: Node): string {
  const copy = node.cloneNode(true) as ParentNode & Node;
  for (const other of copy.querySelectorAll('.citations, button, figcaption, .link-host, .new-tab, ul, ol')) other.remove();
  return (copy.textContent ?? '')
    .replace(/\u2060/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function lastSentences(text: string): readonly string[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text);
  const sentences: string[] = [];
  for (const { segment } of segments) {
    if ((sentences.at(-1)?.length ?? shortestSentence) < shortestSentence) sentences.push(sentences.pop()! + segment);
    else sentences.push(segment);
  }
  return sentences.slice(-mostSentences);
}
