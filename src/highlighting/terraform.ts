import { simpleMode } from '@codemirror/legacy-modes/mode/simple-mode';
import type { Grammar } from './grammar.js';

/** HCL, the language of Terraform (hashicorp/hcl, hclsyntax/spec.md). Of a here-document, only the line that begins it is told apart. */
export const terraform: Grammar = simpleMode({
  start: [
    { regex: /(?:#|\/\/).*/, token: 'comment' },
    { regex: /\/\*/, token: 'comment', next: 'comment' },
    { regex: /"(?:[^"\\]|\\.)*"?/, token: 'string' },
    { regex: /<<-?[A-Za-z_]\w*/, token: 'string' },
    { regex: /\b(?:true|false|null)\b/, token: 'atom' },
    { regex: /\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/, token: 'number' },
    { regex: /[A-Za-z_][-\w]*(?=\s*=(?!=))/, token: 'propertyName' },
    {
      regex: /(?:resource|data|variable|output|module|provider|terraform|locals|backend|dynamic|for|in|if)(?![-\w])/,
      token: 'keyword',
    },
    { regex: /[A-Za-z_][-\w]*(?=\()/, token: 'variableName.function' },
    { regex: /[A-Za-z_][-\w]*/, token: 'variableName' },
  ],
  comment: [
    { regex: /.*?\*\//, token: 'comment', next: 'start' },
    { regex: /.*/, token: 'comment' },
  ],
  languageData: { name: 'terraform' },
});
