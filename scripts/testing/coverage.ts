/**
 * Coverage of the layers below the user interface, measured by c8 over their tests in Node: `node --test` runs with
 * `NODE_V8_COVERAGE` set to a directory, then c8 reads the directory and maps the figures to the sources.
 */
import { readdirSync, readFileSync } from 'node:fs';
import typescript from 'typescript';
import { root, tool } from '../processes.js';

const coveredLayers = ['wire', 'transport', 'auth', 'conversation'];

/** The folders whose Node tests count. */
export const coverageFolders = [...coveredLayers, 'session', 'transcripts', 'client'].map((name) => `test/${name}/`);

/** Whether nothing remains of a module once its types are removed. Such a module is never loaded. */
const hasOnlyTypes = (file: string): boolean => {
  const { ESNext } = typescript.ModuleKind;
  const compilerOptions = { module: ESNext, target: typescript.ScriptTarget.ES2022, removeComments: true };
  const { outputText } = typescript.transpileModule(readFileSync(`${root}${file}`, 'utf8'), { compilerOptions });
  return outputText.trim() === 'export {};';
};

/**
 * Arguments for Node: prints a summary and fails below 95 %. Files that no test loads count as not covered.
 * @param directory of `NODE_V8_COVERAGE`, with the data of a run
 */
export const coverageReport = (directory: string): readonly string[] => {
  const files = coveredLayers.flatMap((layer) =>
    readdirSync(`${root}src/${layer}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `src/${layer}/${file.replaceAll('\\', '/')}`),
  );
  return [
    tool('c8/bin/c8.js'),
    'report',
    `--temp-directory=${directory}`,
    '--all',
    '--src=src',
    ...coveredLayers.map((layer) => `--include=src/${layer}/**`),
    ...files.filter(hasOnlyTypes).map((file) => `--exclude=${file}`),
    '--reporter=text-summary',
    '--check-coverage',
    ...['statements', 'branches', 'functions', 'lines'].map((figure) => `--${figure}=95`),
  ];
};
