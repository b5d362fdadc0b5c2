/** The languages: the usual ending of their files, and the names by which answers call them. */
const languages = {
  bash: ['sh', 'bash sh shell zsh console shellscript'],
  powershell: ['ps1', 'powershell ps1 pwsh'],
  json: ['json', 'json jsonc json5 geojson'],
  javascript: ['js', 'javascript js jsx mjs cjs node'],
  typescript: ['ts', 'typescript ts tsx'],
  yaml: ['yaml', 'yaml yml'],
  toml: ['toml', 'toml'],
  ini: ['ini', 'ini properties conf cfg env dotenv'],
  sql: ['sql', 'sql'],
  postgresql: ['sql', 'postgresql postgres pgsql psql'],
  mysql: ['sql', 'mysql mariadb'],
  sqlite: ['sql', 'sqlite'],
  tsql: ['sql', 'tsql mssql'],
  plsql: ['sql', 'plsql oracle'],
  python: ['py', 'python py python3'],
  java: ['java', 'java'],
  csharp: ['cs', 'csharp cs c#'],
  c: ['c', 'c h'],
  cpp: ['cpp', 'cpp c++ cc hpp'],
  kotlin: ['kt', 'kotlin kt kts'],
  scala: ['scala', 'scala'],
  dart: ['dart', 'dart'],
  objectivec: ['m', 'objectivec objective-c objc'],
  php: ['php', 'php'],
  go: ['go', 'go golang'],
  rust: ['rs', 'rust rs'],
  ruby: ['rb', 'ruby rb'],
  swift: ['swift', 'swift'],
  groovy: ['groovy', 'groovy gradle jenkinsfile'],
  perl: ['pl', 'perl pl'],
  lua: ['lua', 'lua'],
  r: ['r', 'r'],
  vb: ['vb', 'vb vbnet vb.net'],
  vba: ['bas', 'vba vbscript vbs'],
  terraform: ['tf', 'terraform tf hcl'],
  dockerfile: ['dockerfile', 'dockerfile docker containerfile'],
  nginx: ['conf', 'nginx'],
  http: ['http', 'http'],
  diff: ['diff', 'diff patch'],
  xml: ['xml', 'xml svg xsd xsl pom'],
  html: ['html', 'html htm xhtml vue'],
  css: ['css', 'css'],
  scss: ['scss', 'scss'],
  less: ['less', 'less'],
  protobuf: ['proto', 'protobuf proto'],
} as const;

export type Language = keyof typeof languages;

const byName: ReadonlyMap<string, Language> = new Map(
  Object.entries(languages).flatMap(([language, [, names]]) =>
    names.split(' ').map((name) => [name, language as Language] as const),
  ),
);

/** @param name as an answer writes it, in any case; may be empty */
export function languageOf(name: string): Language | undefined {
  return byName.get(name.toLowerCase());
}

export function fileEnding(language: Language): string {
  return languages[language][0];
}

/** Each name of each language. */
export const languageNames: readonly string[] = [...byName.keys()];
