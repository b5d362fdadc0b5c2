const meaning = /[\p{L}\p{N}]/u;
/** Elements whose own text is only space between their parts. */
const frames = 'table, thead, tbody, tr, ul, ol';

/**
 * Puts `<mark>` around a passage in rendered text, which is found by its letters and digits: marks of Markdown and spaces differ.
 * @returns the first mark; undefined if the passage is not there
 */
export function markPassage(root: HTMLElement, passage: string): HTMLElement | undefined {
  const wanted = [...passage].filter((character) => meaning.test(character)).join('');
  if (wanted === '') return undefined;
  let letters = '';
  const places: { readonly node: Text; readonly start: number; readonly end: number }[] = [];
  const all: Text[] = [];
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, ({ parentElement }) =>
    parentElement!.closest('button, figcaption') || parentElement!.matches(frames)
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  while (nodes.nextNode()) {
    const node = nodes.currentNode as Text;
    all.push(node);
    let offset = 0;
    for (const character of node.data) {
      if (meaning.test(character)) {
        letters += character;
        // A place for each code unit, as `indexOf` counts.
        places.push(...character.split('').map(() => ({ node, start: offset, end: offset + character.length })));
      }
      offset += character.length;
    }
  }
  const first = letters.indexOf(wanted);
  if (first < 0) return undefined;
  const found = places.slice(first, first + wanted.length);
  const [begin, end] = [found[0]!, found.at(-1)!];
  const marks = all.slice(all.indexOf(begin.node), all.indexOf(end.node) + 1).map((node) => {
    const element = document.createElement('mark');
    const range = new Range();
    range.selectNode(node);
    if (node === begin.node) range.setStart(node, begin.start);
    if (node === end.node) range.setEnd(node, end.end);
    element.append(range.extractContents());
    range.insertNode(element);
    return element;
  });
  return marks[0];
}
