import { yaml as original } from '@codemirror/legacy-modes/mode/yaml';
import type { Grammar } from './grammar.js';

const grammar: Grammar = original;

/** That of CodeMirror calls keys, and nothing else, atoms. Here they are properties. */
export const yaml: Grammar = {
  ...grammar,
  token(stream, state) {
    const style = grammar.token(stream, state);
    return style === 'atom' ? 'propertyName' : style;
  },
};
