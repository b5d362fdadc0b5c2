/** Answers to measure with: the same ones in every run. */
export const shapes = ['mixed', 'paragraph', 'code', 'list', 'table'] as const;
export type Shape = (typeof shapes)[number];

type Random = () => number;

const words =
  'the leave policy of our company gives every employee a number of days that depends on country contract and time with us ask your manager before you book travel keep all receipts send them within thirty days to finance'.split(
    ' ',
  );

/** Mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function some(random: Random, least: number, most: number): string {
  const count = least + Math.floor(random() * (most - least + 1));
  return Array.from({ length: count }, () => words[Math.floor(random() * words.length)]!).join(' ');
}

function sentence(random: Random): string {
  const choice = random();
  const middle =
    choice < 0.15
      ? `**${some(random, 1, 3)}**`
      : choice < 0.25
        ? `*${some(random, 1, 2)}*`
        : choice < 0.35
          ? `\`${some(random, 1, 2)}\``
          : choice < 0.42
            ? `[${some(random, 1, 3)}](https://docs.example/${Math.floor(random() * 1000)})`
            : some(random, 1, 3);
  return `${some(random, 4, 8)} ${middle} ${some(random, 2, 8)}. `;
}

const sentences = (random: Random, count: number): string => Array.from({ length: count }, () => sentence(random)).join('');
const codeLine = (random: Random): string =>
  `${'  '.repeat(Math.floor(random() * 4))}const ${some(random, 1, 1)} = call('${some(random, 1, 4)}', ${Math.floor(random() * 100)});\n`;
const listItem = (random: Random): string =>
  `- ${sentence(random)}\n${random() < 0.25 ? `  - ${sentence(random)}\n  - ${some(random, 3, 8)}\n` : ''}`;
const tableRow = (random: Random): string =>
  `| ${some(random, 1, 3)} | **${some(random, 1, 2)}** | ${Math.floor(random() * 90)} | ${some(random, 2, 6)} |\n`;
const tableHead = '| country | kind | days | note |\n|---|:-:|--:|---|\n';
const lines = (count: number, line: () => string): string => Array.from({ length: count }, line).join('');

const mixed: readonly ((random: Random) => string)[] = [
  (random) => `## ${some(random, 2, 5)}\n\n`,
  (random) => `${sentences(random, 4)}\n\n`,
  (random) => `${sentences(random, 3)}\n\n`,
  (random) => `${lines(5, () => listItem(random))}\n`,
  (random) => `${lines(4, () => `1. ${sentence(random)}\n`)}\n`,
  (random) => `\`\`\`ts\n${lines(8, () => codeLine(random))}\`\`\`\n\n`,
  (random) => `${tableHead}${lines(5, () => tableRow(random))}\n`,
  (random) => `> ${sentences(random, 2)}\n\n`,
];

export function answer(shape: Shape, length: number): string {
  const random = randomFrom(length);
  const next: Record<Shape, (index: number) => string> = {
    mixed: (index) => mixed[index % mixed.length]!(random),
    paragraph: () => sentence(random),
    code: () => codeLine(random),
    list: () => listItem(random),
    table: () => tableRow(random),
  };
  const parts = [{ mixed: '', paragraph: '', code: '```ts\n', list: '', table: tableHead }[shape]];
  let written = 0;
  for (let index = 0; written < length; index++) {
    parts.push(next[shape](index));
    written += parts.at(-1)!.length;
  }
  return parts.join('') + (shape === 'code' ? '```\n' : '');
}

/** Pieces of 4 to 8 characters, as a model's tokens. */
export function pieces(text: string): readonly string[] {
  const random = randomFrom(1);
  const cut: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = at + 4 + Math.floor(random() * 5);
    cut.push(text.slice(at, end));
    at = end;
  }
  return cut;
}
