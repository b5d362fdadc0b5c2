/** Languages by the usual ending of their files. */
const endings: Readonly<Record<string, string>> = {
  sh: 'bash sh shell zsh shellscript',
  ps1: 'powershell ps1 pwsh',
  json: 'json jsonc json5 geojson',
  js: 'javascript js jsx mjs cjs node',
  ts: 'typescript ts tsx',
  yaml: 'yaml yml',
  toml: 'toml',
  ini: 'ini cfg',
  conf: 'conf nginx',
  sql: 'sql postgresql postgres pgsql psql mysql mariadb sqlite tsql mssql plsql oracle',
  py: 'python py python3',
  java: 'java',
  cs: 'csharp cs c#',
  c: 'c',
  cpp: 'cpp c++ cc',
  kt: 'kotlin kt',
  scala: 'scala',
  dart: 'dart',
  php: 'php',
  go: 'go golang',
  rs: 'rust rs',
  rb: 'ruby rb',
  swift: 'swift',
  groovy: 'groovy gradle jenkinsfile',
  pl: 'perl pl',
  lua: 'lua',
  r: 'r',
  vb: 'vb vbnet vb.net',
  tf: 'terraform tf hcl',
  diff: 'diff patch',
  xml: 'xml svg xsd xsl pom',
  html: 'html htm xhtml',
  css: 'css',
  scss: 'scss',
  less: 'less',
  proto: 'protobuf proto',
  md: 'markdown md',
  csv: 'csv',
};

const byLanguage: ReadonlyMap<string, string> = new Map(
  Object.entries(endings).flatMap(([ending, names]) => names.split(' ').map((name) => [name, ending] as const)),
);

/** @param language as the answer writes it; may be empty. A file of an unknown one is plain text. */
export function fileName(language: string): string {
  return `code.${byLanguage.get(language.toLowerCase()) ?? 'txt'}`;
}
