/**
 * Writes Markdown from rendered answers: their nodes have passed the sanitiser, so an export holds nothing that the screen does
 * not. All text is escaped; raw HTML would be HTML in another program.
 */

/** The blocks of an element, with a blank line between them. */
export function writeMarkdown(host: Element): string {
  return blocksOf(host).join('\n\n');
}

/** Escapes text for the inside of a line. */
export function escapeText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      .replace(/[\\`*[\]~]|!(?=$|\[)|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<=^|\s)#/gu, '\\$&')
      // A backslash would become part of a bare address before it.
      .replaceAll('<', '&lt;')
      // Other programs link `ftp` addresses; the screen does not.
      .replace(/ftp(?=:\/)/gi, '$&\\')
  );
}

/** Escaped text, line by line, so that no line begins another block. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) =>
    line
      .trim()
      .replace(/^[-+=>:|]/, '\\$&')
      .replace(/^\d+(?=[.)])/, '$&\\'),
  );
}

const blockNames = 'p, h1, h2, h3, h4, h5, h6, ul, ol, blockquote, hr, figure, div';

function blocksOf(parent: Element): readonly string[] {
  const blocks: string[] = [];
  let line: Node[] = [];
  const endLine = (): void => {
    blocks.push(paragraph(line));
    line = [];
  };
  for (const node of parent.childNodes) {
    if (!(node instanceof Element && node.matches(blockNames))) line.push(node);
    else {
      endLine();
      blocks.push(...blockOf(node));
    }
  }
  endLine();
  return blocks.filter((block) => block !== '');
}

function blockOf(block: Element): readonly string[] {
  const name = block.localName;
  if (block.matches('.block-group')) return blocksOf(block);
  if (block.matches('.code')) return [codeBlock(block as HTMLElement)];
  if (block.matches('.table')) return [table(block)];
  if (name === 'hr') return ['***'];
  if (name === 'blockquote') return [prefixed(blocksOf(block).join('\n\n'), '> ')];
  if (name === 'ul' || name === 'ol') return [list(block)];
  const text = paragraph(block.childNodes);
  // As below a title and a question, whatever the level on the screen.
  const rank = Number((block as HTMLElement).dataset['rank']);
  return [rank && text ? `${'#'.repeat(Math.min(6, rank + 2))} ${text.replace(/\\?\n/g, ' ')}` : text];
}

function paragraph(nodes: Iterable<Node>): string {
  // A line break at the end breaks nothing.
  return linesOf(inline(nodes).replace(/(?:\\\n\s*)+$/, ''))
    .filter(Boolean)
    .join('\n');
}

function list(block: Element): string {
  const isLoose = block.querySelector(':scope > li > :is(p, .code, .table, blockquote)') !== null;
  const isSecond = isOddNeighbour(block);
  let number = Number(block.getAttribute('start') ?? 1);
  let delimiters = isSecond ? ').' : '.)';
  const items = [...block.children].map((item) => {
    const value = item.getAttribute('value');
    // Other programs count on from the first item of a list: a number that is not the next one begins another list.
    if (value !== null && item !== block.firstElementChild) delimiters = delimiters[1]! + delimiters[0]!;
    number = Number(value ?? number);
    const marker = block.localName === 'ul' ? (isSecond ? '* ' : '- ') : `${number++}${delimiters[0]} `;
    const content = blocksOf(item).join(isLoose ? '\n\n' : '\n');
    return marker + prefixed(content, ' '.repeat(marker.length)).trimStart();
  });
  return items.join(isLoose ? '\n\n' : '\n');
}

/** Whether a list has another marker than the list of its kind directly before it, which it would continue otherwise. */
function isOddNeighbour(list: Element): boolean {
  const before = list.previousElementSibling ?? list.closest('.block-group')?.previousElementSibling?.lastElementChild;
  if (before?.localName !== list.localName) return false;
  return isOddNeighbour(before) !== !list.matches('.continued');
}

function codeBlock(figure: HTMLElement): string {
  const text = figure.querySelector('code')!.textContent!.replace(/\n$/, '');
  const fence = fenceFor(text, 3);
  return `${fence}${(figure.dataset['language'] ?? '').replace(/[^\w+#.-]/g, '')}\n${text}\n${fence}`;
}

function table(frame: Element): string {
  const rows = [...frame.querySelectorAll('tr')].map((row) => [...row.children]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const text = (cell: Element): string => paragraph(cell.childNodes).replace(/\\?\n/g, '<br>').replaceAll('|', '\\|');
  const rule = (cell: Element): string =>
    ({ left: ':--', center: ':-:', right: '--:' })[cell.getAttribute('align') ?? ''] ?? '---';
  const [head = [], ...body] = rows;
  return [line(head.map(text)), line(head.map(rule)), ...body.map((cells) => line(cells.map(text)))].join('\n');
}

function inline(nodes: Iterable<Node>): string {
  return [...nodes]
    .map((node) => (node instanceof Element ? inlineOf(node as HTMLElement) : escapeText(node.textContent!)))
    .join('');
}

function inlineOf(element: HTMLElement): string {
  const content = (): string => inline(element.childNodes);
  const around = (mark: string): string => (element.textContent!.trim() === '' ? content() : mark + content() + mark);
  switch (element.localName) {
    case 'br':
      return '\\\n';
    case 'strong':
      return around('**');
    case 'em':
      return around('*');
    case 'del':
      return around('~~');
    case 'code':
      return codeSpan(element.textContent!);
    case 'input':
      return element.hasAttribute('checked') ? '[x]' : '[ ]';
    case 'img':
      return `![${escapeText((element as HTMLImageElement).alt)}](${address((element as HTMLImageElement).src)})`;
    case 'a':
      return link(element as HTMLAnchorElement);
    case 'sup':
      return footnote(element.querySelector<HTMLElement>('[data-number]'));
    case 'small':
      return '';
    default:
      return element.matches('.citations') ? inline(element.children) : content();
  }
}

function link(anchor: HTMLAnchorElement): string {
  const words = [...anchor.childNodes].filter((node) => !(node instanceof Element && node.matches('small')));
  const text = words.map((node) => node.textContent).join('');
  const target = address(anchor.href);
  return text === target ? `<${target}>` : `[${inline(words)}](${target})`;
}

function footnote(marker: HTMLElement | null): string {
  const number = `[${marker?.dataset['number']}]`;
  return marker instanceof HTMLAnchorElement ? `[${number}](${address(marker.href)})` : escapeText(number);
}

function codeSpan(text: string): string {
  const fence = fenceFor(text, 1);
  const space = /^[ `]|[ `]$/.test(text) ? ' ' : '';
  return fence + space + text.replaceAll('\n', ' ') + space + fence;
}

/** A longer run of backticks than any in the code. */
function fenceFor(text: string, least: number): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length + 1), least);
  return '`'.repeat(longest);
}

/** Encodes what would end an address early, or is syntax. */
function address(href: string): string {
  const encode = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return href.replace(/[()<>|\\[\]`\s]/g, encode).replace(/&(?=#?\w+;)/g, '&amp;');
}

function prefixed(text: string, prefix: string): string {
  return text.replace(/^.*$/gm, (line) => (line ? prefix + line : prefix.trimEnd()));
}
