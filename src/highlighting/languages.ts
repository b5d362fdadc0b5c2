import type { Grammar } from './grammar.js';

type LoadGrammar = () => Promise<Grammar>;

const clike = () => import('@codemirror/legacy-modes/mode/clike');
const javascript = () => import('@codemirror/legacy-modes/mode/javascript');
const sql = () => import('@codemirror/legacy-modes/mode/sql');
const styles = () => import('@codemirror/legacy-modes/mode/css');
const xml = () => import('@codemirror/legacy-modes/mode/xml');

/** Names by which answers call a language, and its grammar, each loaded for itself. */
const grammars: readonly (readonly [names: string, load: LoadGrammar])[] = [
  ['bash sh shell zsh console shellscript', async () => (await import('@codemirror/legacy-modes/mode/shell')).shell],
  ['powershell ps1 pwsh', async () => (await import('@codemirror/legacy-modes/mode/powershell')).powerShell],
  ['json jsonc json5 geojson', async () => (await import('./json.js')).json],
  ['javascript js jsx mjs cjs node', async () => (await javascript()).javascript],
  ['typescript ts tsx', async () => (await javascript()).typescript],
  ['yaml yml', async () => (await import('./yaml.js')).yaml],
  ['toml', async () => (await import('@codemirror/legacy-modes/mode/toml')).toml],
  ['ini properties conf cfg env dotenv', async () => (await import('@codemirror/legacy-modes/mode/properties')).properties],
  ['sql', async () => (await sql()).standardSQL],
  ['postgresql postgres pgsql psql', async () => (await sql()).pgSQL],
  ['mysql mariadb', async () => (await sql()).mySQL],
  ['sqlite', async () => (await sql()).sqlite],
  ['tsql mssql', async () => (await sql()).msSQL],
  ['plsql oracle', async () => (await sql()).plSQL],
  ['python py python3', async () => (await import('@codemirror/legacy-modes/mode/python')).python],
  ['java', async () => (await clike()).java],
  ['csharp cs c#', async () => (await clike()).csharp],
  ['c h', async () => (await clike()).c],
  ['cpp c++ cc hpp', async () => (await clike()).cpp],
  ['kotlin kt kts', async () => (await clike()).kotlin],
  ['scala', async () => (await clike()).scala],
  ['dart', async () => (await clike()).dart],
  ['objectivec objective-c objc', async () => (await clike()).objectiveC],
  ['php', async () => (await import('./php.js')).php],
  ['go golang', async () => (await import('@codemirror/legacy-modes/mode/go')).go],
  ['rust rs', async () => (await import('@codemirror/legacy-modes/mode/rust')).rust],
  ['ruby rb', async () => (await import('@codemirror/legacy-modes/mode/ruby')).ruby],
  ['swift', async () => (await import('@codemirror/legacy-modes/mode/swift')).swift],
  ['groovy gradle jenkinsfile', async () => (await import('@codemirror/legacy-modes/mode/groovy')).groovy],
  ['perl pl', async () => (await import('@codemirror/legacy-modes/mode/perl')).perl],
  ['lua', async () => (await import('@codemirror/legacy-modes/mode/lua')).lua],
  ['r', async () => (await import('@codemirror/legacy-modes/mode/r')).r],
  ['vb vbnet vb.net', async () => (await import('@codemirror/legacy-modes/mode/vb')).vb],
  ['vba vbscript vbs', async () => (await import('@codemirror/legacy-modes/mode/vbscript')).vbScript],
  ['terraform tf hcl', async () => (await import('./terraform.js')).terraform],
  ['dockerfile docker containerfile', async () => (await import('@codemirror/legacy-modes/mode/dockerfile')).dockerFile],
  ['nginx', async () => (await import('@codemirror/legacy-modes/mode/nginx')).nginx],
  ['http', async () => (await import('@codemirror/legacy-modes/mode/http')).http],
  ['diff patch', async () => (await import('@codemirror/legacy-modes/mode/diff')).diff],
  ['xml svg xsd xsl pom', async () => (await xml()).xml],
  ['html htm xhtml vue', async () => (await xml()).html],
  ['css', async () => (await styles()).css],
  ['scss', async () => (await styles()).sCSS],
  ['less', async () => (await styles()).less],
  ['protobuf proto', async () => (await import('@codemirror/legacy-modes/mode/protobuf')).protobuf],
];

const byName: ReadonlyMap<string, LoadGrammar> = new Map(
  grammars.flatMap(([names, load]) => names.split(' ').map((name) => [name, load] as const)),
);

/** @param language as an answer writes it, in any case; undefined, if it is not known */
export function grammarLoader(language: string): LoadGrammar | undefined {
  return byName.get(language.toLowerCase());
}

/** Each name of each language. */
export const languageNames: readonly string[] = [...byName.keys()];
