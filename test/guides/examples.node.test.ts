import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import ts from 'typescript';
import { root } from '../../scripts/processes.js';

/** Entries of the package that the examples import. */
const paths = {
  'unleash-chat/client': ['./src/client.ts'],
  'unleash-chat/markdown': ['./src/markdown/answer-renderer.ts'],
};

const documents = ['README.md', ...readdirSync(`${root}demo/guides`).map((name) => `demo/guides/${name}`)];

/** Complete examples of the client and the renderer, as modules beside the documents. Others name functions of the host. */
const examples = new Map(
  documents
    .flatMap((name) =>
      [...readFileSync(root + name, 'utf8').matchAll(/^```(?:js|ts)\n(.*?)^```/gms)].map(
        ([, code], index) => [`${root}${name}.${index}.ts`, code!] as const,
      ),
    )
    .filter(([, code]) => /from 'unleash-chat\/(?:client|markdown)'/.test(code)),
);

/** Messages of the compiler, under `strict`. */
function check(files: ReadonlyMap<string, string>): readonly string[] {
  const options: ts.CompilerOptions = {
    ...ts.convertCompilerOptionsFromJson(
      {
        target: 'es2022',
        module: 'esnext',
        moduleResolution: 'bundler',
        lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
      },
      root,
    ).options,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    useDefineForClassFields: false,
    paths,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const code = files.get(name);
    return code === undefined ? getSourceFile(name, version, ...rest) : ts.createSourceFile(name, code, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => !file || files.has(file.fileName))
    .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

it('examples of client and renderer type-check under strict', () => {
  assert.ok(examples.size >= 2, `${examples.size} examples were found`);
  assert.deepEqual(check(examples), []);
});

it('an example that does not type-check is found', () => {
  const [[name, code]] = [...examples] as [[string, string]];
  assert.equal(check(new Map([[name, `${code}\nconst length: number = 'text';`]])).length, 1);
});
