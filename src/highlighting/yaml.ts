import { yaml as original } from '@codemirror/legacy-modes/mode/yaml';
import type { Grammar } from './grammar.js';

const grammar: Grammar = original;

/** With keys as the properties that they are: CodeMirror has them as atoms, as which it has nothing else. */
export const yaml: Grammar = {
  ...grammar,
  token(stream, state) {
    const style = grammar.token(stream, state);
    return style === 'atom' ? 'propertyName' : style;
  },
};
