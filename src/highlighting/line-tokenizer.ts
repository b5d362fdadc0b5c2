import { StringStream } from '@codemirror/streamparser';
import type { Grammar } from './grammar.js';
import { kindOf, type TokenKind } from './token-kinds.js';

export interface Token {
  readonly text: string;
  readonly kind: TokenKind | undefined;
}

/** Characters of a line that are told apart: the expressions of some grammars need time that grows with the cube of its length. */
const longestLine = 400;
/** Those of YAML need even more for blanks, which nobody writes in such a number but at the beginning. */
const blanks = /\s{40,}/;
/** A grammar may return without having read, if it has changed its state. More often than this, it does not go on. */
const longestPause = 10;
const indentation = 2;

/** Cuts code into tokens, line by line. */
export class LineTokenizer {
  readonly #grammar: Grammar;
  #state: unknown;

  /** @param state what `state` was at this place; undefined at the beginning */
  constructor(grammar: Grammar, state?: unknown) {
    this.#grammar = grammar;
    this.#state = state === undefined ? (grammar.startState?.(indentation) ?? {}) : this.#copy(state);
  }

  /** A copy of what the lines so far tell of the next one. */
  get state(): unknown {
    return this.#copy(this.#state);
  }

  /**
   * @param line without its end
   * @returns its tokens, whose texts are the line
   * @throws whatever the grammar throws
   */
  tokens(line: string): readonly Token[] {
    if (line === '') this.#grammar.blankLine?.(this.#state, indentation);
    const read = line.slice(0, Math.min(longestLine, blanks.exec(line)?.index ?? Infinity));
    const stream = new StringStream(read, indentation, indentation);
    const tokens: Token[] = [];
    let pauses = 0;
    while (!stream.eol()) {
      stream.start = stream.pos;
      const style = this.#grammar.token(stream, this.#state);
      if (stream.pos > stream.start) pauses = 0;
      else if (++pauses > longestPause) stream.next();
      else continue;
      tokens.push({ text: read.slice(stream.start, stream.pos), kind: style ? kindOf(style) : undefined });
    }
    if (line.length > read.length) tokens.push({ text: line.slice(read.length), kind: undefined });
    return tokens;
  }

  /** As CodeMirror copies the states of grammars that have no way of their own. */
  #copy(state: unknown): unknown {
    if (this.#grammar.copyState) return this.#grammar.copyState(state);
    if (typeof state !== 'object') return state;
    return Object.fromEntries(
      Object.entries(state!).map(([name, value]) => [name, Array.isArray(value) ? [...(value as unknown[])] : value]),
    );
  }
}
