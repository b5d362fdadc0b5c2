const length = 65_536;

/** So much of it. */
const fill = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** One after the other, numbered. */
const count = (piece: (index: number) => string): string => {
  let text = '';
  for (let index = 0; text.length < length; index++) text += piece(index);
  return text;
};

/** What no writer needs, and a parser may take forever for: some 64 kB of each. */
export const floods: Readonly<Record<string, string>> = {};
