/** The code samples of README.md, SECURITY.md and the guides, and how a test runs each of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { root } from '../../scripts/processes.js';

/**
 * `page`: in a browser, on a page with the widget. `proxy`, `client`, `renderer`: a module that uses this entry of the package.
 * `server`: a complete server. `test`: a test file of the host. `build`: read by another tool, such as Vite.
 */
export type SampleKind = 'page' | 'proxy' | 'client' | 'renderer' | 'server' | 'test' | 'build' | 'styles' | 'shell' | 'data';

export interface Sample {
  /** Path from the project's folder. */
  readonly document: string;
  /** Line of the document that the code begins in. */
  readonly line: number;
  readonly language: string;
  readonly code: string;
  readonly kind: SampleKind;
}

const documents = ['README.md', 'SECURITY.md', ...readdirSync(`${root}demo/guides`).map((name) => `demo/guides/${name}`)];

export const samples: readonly Sample[] = documents.flatMap((document) => {
  const text = readFileSync(root + document, 'utf8');
  return [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(({ 1: language = '', 2: code = '', index }) => ({
    document,
    line: text.slice(0, index).split('\n').length + 1,
    language,
    code,
    kind: kindOf(language, code),
  }));
});

function kindOf(language: string, code: string): SampleKind {
  if (language === 'css') return 'styles';
  if (language === 'html') return 'page';
  if (language === 'sh') return 'shell';
  if (!['js', 'ts', 'tsx', 'vue', 'svelte'].includes(language)) return 'data';
  if (/from 'node:test'|from '@playwright/.test(code)) return 'test';
  if (/^(?:await )?(?:serve|app\.listen)\(/m.test(code)) return 'server';
  if (/^export default \{|from '@angular|from 'next|from 'react|from 'vue|from 'mermaid/m.test(code) || !/^[jt]s$/.test(language))
    return 'build';
  if (code.includes('createAnswerRenderer')) return 'renderer';
  if (/createProxy|proxy\(/.test(code)) return 'proxy';
  if (/createClient|client\.ask/.test(code)) return 'client';
  return 'page';
}

/** Whether a sample leaves something out, such as a hash. */
export const isShortened = ({ code }: Sample): boolean => /\/\/ …|"…"/.test(code);

/** "demo/guides/proxy.md:67" */
export const placeOf = ({ document, line }: Sample): string => `${document}:${line}`;
