import assert from 'node:assert/strict';
import { it } from 'node:test';
import ts from 'typescript';
import { root } from '../../scripts/processes.js';
import { isShortened, placeOf, samples, type Sample } from './samples.js';

/** What samples use of the host: functions of its server, and modules of other tools. */
const hostNames = `
  declare const token: string;
  declare function tokenOf(): Promise<string>;
  declare function sessionOf(request: Request): Promise<{ email: string; groups: readonly string[] } | undefined>;
  declare const app: { all(path: string, handle: (context: { req: { raw: Request } }) => Promise<Response>): void };
  declare module '@/auth' {
    export function auth(): Promise<{ user?: { email?: string } } | undefined>;
  }`;

const paths = {
  'unleash-chat': ['./src/index.ts'],
  'unleash-chat/client': ['./src/client.ts'],
  'unleash-chat/markdown': ['./src/markdown/answer-renderer.ts'],
  'unleash-chat/proxy': ['./src/proxy/proxy.ts'],
};

/** The scripts of a sample; in HTML, those of its script elements. */
function scriptsOf({ language, code }: Sample): readonly string[] {
  if (language === 'js' || language === 'ts') return [code];
  if (language !== 'html') return [];
  return Array.from(code.matchAll(/<script type="module">(.*?)<\/script>/gs), ([, script]) => script!);
}

/** Snippets leave out what the sample before them has said. */
const imports: Readonly<Record<string, string>> = {
  createProxy: `import { createProxy } from 'unleash-chat/proxy';`,
  createClient: `import { createClient } from 'unleash-chat/client';`,
};
const complete = (code: string): string =>
  [
    ...Object.entries(imports).flatMap(([name, line]) =>
      code.includes(`${name}(`) && !new RegExp(`import .*\\b${name}\\b`).test(code) ? [line] : [],
    ),
    ...(/\bclient\./.test(code) && !/const client\b/.test(code)
      ? [`${imports['createClient']!} const client = createClient({ endpoint: '/unleash' });`]
      : []),
    ...(/\bproxy\(/.test(code) && !/const proxy\b/.test(code)
      ? [`${imports['createProxy']!} const proxy = createProxy({ apiKey: 'key', account: false });`]
      : []),
    // A declaration of HTMLElementTagNameMap types document.querySelector('unleash-chat').
    `import type {} from 'unleash-chat';`,
    code,
  ].join('\n');

/** Messages of the compiler, each with its file. */
function check(files: ReadonlyMap<string, string>, strictNullChecks: boolean): readonly string[] {
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    },
    root,
  );
  const all = new Map(files).set(`${root}host-names.d.ts`, hostNames);
  const settings: ts.CompilerOptions = {
    ...options,
    strict: true,
    strictNullChecks,
    noEmit: true,
    skipLibCheck: true,
    moduleDetection: ts.ModuleDetectionKind.Force,
    experimentalDecorators: true,
    useDefineForClassFields: false,
    paths,
    types: ['node'],
  };
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => all.has(name) || fileExists(name);
  host.readFile = (name) => all.get(name) ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const code = all.get(name);
    if (code === undefined) return getSourceFile(name, version, ...rest);
    return ts.createSourceFile(name, code, typeof version === 'object' ? version : { languageVersion: version });
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...all.keys()], settings, host))
    .filter(({ file }) => !file || all.has(file.fileName))
    .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

const filesOf = (chosen: readonly Sample[]): ReadonlyMap<string, string> =>
  new Map(
    chosen.flatMap((sample) =>
      scriptsOf(sample).map(
        (code, index) => [`${root}${placeOf(sample).replace(':', '.')}.${index}.ts`, complete(code)] as const,
      ),
    ),
  );

const checked = samples.filter((sample) => !sample.document.endsWith('frameworks.md') && !isShortened(sample));
const isTyped = ({ kind }: Sample): boolean => kind === 'client' || kind === 'renderer';
const strict = filesOf(checked.filter(isTyped));
/** In JavaScript, a developer knows that the element is in the page and the variable in the environment. */
const withoutNullChecks = filesOf(checked.filter((sample) => !isTyped(sample)));

it('samples of client and renderer type-check under strict', () => {
  assert.ok(strict.size >= 4, `${strict.size} samples were found`);
  assert.deepEqual(check(strict, true), []);
});

it('all other samples type-check', () => {
  assert.ok(withoutNullChecks.size >= 20, `${withoutNullChecks.size} samples were found`);
  assert.deepEqual(check(withoutNullChecks, false), []);
});

it('a sample that does not type-check is found', () => {
  const [[name, code]] = [...strict] as [[string, string]];
  assert.equal(check(new Map([[name, `${code}\nconst length: number = 'text';`]]), true).length, 1);
});

it('the shortened dictionary lacks texts, and the compiler says which', () => {
  const messages = check(filesOf(samples.filter((sample) => sample.language === 'ts' && isShortened(sample))), true);
  assert.equal(messages.length, 1);
  assert.match(messages[0]!, /is missing the following properties from type 'Strings': conversation, /);
});
