const meaning = /[\p{L}\p{N}]/u;

/**
 * Puts `<mark>` around a passage in rendered text, which is found by its letters and digits: marks of Markdown and spaces differ.
 * @returns the first mark; undefined if the passage is not there
 */
export function markPassage(root: HTMLElement, passage: string): HTMLElement | undefined {
  const wanted = [...passage].filter((character) => meaning.test(character)).join('');
  if (wanted === '') return undefined;
  let letters = '';
  const places: { readonly node: Text; readonly offset: number }[] = [];
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, ({ parentElement }) =>
    parentElement!.closest('button, figcaption') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  while (nodes.nextNode()) {
    const node = nodes.currentNode as Text;
    let offset = 0;
    for (const character of node.data) {
      if (meaning.test(character)) {
        letters += character;
        // A place for each code unit, as `indexOf` counts.
        places.push(...character.split('').map(() => ({ node, offset })));
      }
      offset += character.length;
    }
  }
  const first = letters.indexOf(wanted);
  if (first < 0) return undefined;
  const last = places[first + wanted.length - 1]!;
  const begin = places[first]!;
  return mark(begin, { node: last.node, offset: last.offset + 1 }, [
    ...new Set(places.slice(first, first + wanted.length).map(({ node }) => node)),
  ]);
}

interface Point {
  readonly node: Text;
  readonly offset: number;
}

function mark(begin: Point, end: Point, nodes: readonly Text[]): HTMLElement {
  const marks = nodes.map((node) => {
    const element = document.createElement('mark');
    const range = new Range();
    range.selectNode(node);
    if (node === begin.node) range.setStart(node, begin.offset);
    if (node === end.node) range.setEnd(node, end.offset);
    element.append(range.extractContents());
    range.insertNode(element);
    return element;
  });
  return marks[0]!;
}
