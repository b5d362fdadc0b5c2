import type { Grammar } from './grammar.js';
import type { Language } from './language-names.js';

type LoadGrammar = () => Promise<Grammar>;

const clike = () => import('@codemirror/legacy-modes/mode/clike');
const javascript = () => import('@codemirror/legacy-modes/mode/javascript');
const sql = () => import('@codemirror/legacy-modes/mode/sql');
const styles = () => import('@codemirror/legacy-modes/mode/css');
const xml = () => import('@codemirror/legacy-modes/mode/xml');

/** Each is loaded for itself. */
const grammars: Readonly<Record<Language, LoadGrammar>> = {
  bash: async () => (await import('@codemirror/legacy-modes/mode/shell')).shell,
  powershell: async () => (await import('@codemirror/legacy-modes/mode/powershell')).powerShell,
  json: async () => (await import('./json.js')).json,
  javascript: async () => (await javascript()).javascript,
  typescript: async () => (await javascript()).typescript,
  yaml: async () => (await import('./yaml.js')).yaml,
  toml: async () => (await import('@codemirror/legacy-modes/mode/toml')).toml,
  ini: async () => (await import('@codemirror/legacy-modes/mode/properties')).properties,
  sql: async () => (await sql()).standardSQL,
  postgresql: async () => (await sql()).pgSQL,
  mysql: async () => (await sql()).mySQL,
  sqlite: async () => (await sql()).sqlite,
  tsql: async () => (await sql()).msSQL,
  plsql: async () => (await sql()).plSQL,
  python: async () => (await import('@codemirror/legacy-modes/mode/python')).python,
  java: async () => (await clike()).java,
  csharp: async () => (await clike()).csharp,
  c: async () => (await clike()).c,
  cpp: async () => (await clike()).cpp,
  kotlin: async () => (await clike()).kotlin,
  scala: async () => (await clike()).scala,
  dart: async () => (await clike()).dart,
  objectivec: async () => (await clike()).objectiveC,
  php: async () => (await import('./php.js')).php,
  go: async () => (await import('@codemirror/legacy-modes/mode/go')).go,
  rust: async () => (await import('@codemirror/legacy-modes/mode/rust')).rust,
  ruby: async () => (await import('@codemirror/legacy-modes/mode/ruby')).ruby,
  swift: async () => (await import('@codemirror/legacy-modes/mode/swift')).swift,
  groovy: async () => (await import('@codemirror/legacy-modes/mode/groovy')).groovy,
  perl: async () => (await import('@codemirror/legacy-modes/mode/perl')).perl,
  lua: async () => (await import('@codemirror/legacy-modes/mode/lua')).lua,
  r: async () => (await import('@codemirror/legacy-modes/mode/r')).r,
  vb: async () => (await import('@codemirror/legacy-modes/mode/vb')).vb,
  vba: async () => (await import('@codemirror/legacy-modes/mode/vbscript')).vbScript,
  terraform: async () => (await import('./terraform.js')).terraform,
  dockerfile: async () => (await import('@codemirror/legacy-modes/mode/dockerfile')).dockerFile,
  nginx: async () => (await import('@codemirror/legacy-modes/mode/nginx')).nginx,
  http: async () => (await import('@codemirror/legacy-modes/mode/http')).http,
  diff: async () => (await import('@codemirror/legacy-modes/mode/diff')).diff,
  xml: async () => (await xml()).xml,
  html: async () => (await xml()).html,
  css: async () => (await styles()).css,
  scss: async () => (await styles()).sCSS,
  less: async () => (await styles()).less,
  protobuf: async () => (await import('@codemirror/legacy-modes/mode/protobuf')).protobuf,
};

export function grammarLoader(language: Language): LoadGrammar | undefined {
  return grammars[language];
}
