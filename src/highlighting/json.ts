import { simpleMode } from '@codemirror/legacy-modes/mode/simple-mode';
import type { Grammar } from './grammar.js';

/** JSON (RFC 8259), with the comments and names of JSON5. */
export const json: Grammar = simpleMode({
  start: [
    { regex: /\/\/.*/, token: 'comment' },
    { regex: /\/\*/, token: 'comment', next: 'comment' },
    { regex: /(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_$][\w$]*)(?=\s*:)/, token: 'propertyName' },
    { regex: /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?/, token: 'string' },
    { regex: /[-+]?(?:0x[\da-f]+|\d+(?:\.\d*)?(?:e[-+]?\d+)?)/i, token: 'number' },
    { regex: /(?:true|false|null)\b/, token: 'atom' },
    { regex: /[A-Za-z_$][\w$]*/ },
  ],
  comment: [
    { regex: /.*?\*\//, token: 'comment', next: 'start' },
    { regex: /.*/, token: 'comment' },
  ],
  languageData: { name: 'json' },
});
