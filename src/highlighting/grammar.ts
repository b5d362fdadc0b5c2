import type { StreamParser } from '@codemirror/streamparser';

/** Reads a line token by token; its state is what the lines before tell of the next one. */
export type Grammar = StreamParser<unknown>;
