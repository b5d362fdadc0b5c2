/** design.md, section 2, as data: who may import whom. Paths without `src/`; a layer's own files are always allowed. */
export interface Layer {
  readonly name: string;
  /** Its files: a folder ends in a slash. */
  readonly files: readonly string[];
  /** What it may import; with `types`, as types only. */
  readonly may: readonly string[];
  readonly types?: readonly string[];
  /** Packages, and where one belongs in a single file, which. */
  readonly packages: Readonly<Record<string, 'anywhere' | 'one-file'>>;
}

const types = [
  'conversation/',
  'wire/',
  'auth/',
  'transport/',
  'storage/',
  'session/',
  'markdown/',
  'locale/',
  'ui/',
  'compose.ts',
  'client.ts',
];

export const layers: readonly Layer[] = [
  { name: 'conversation', files: ['conversation/'], may: [], packages: {} },
  // the kinds of errors, so that no dictionary can leave one without its sentence
  { name: 'locale', files: ['locale/'], may: [], types: ['conversation/'], packages: {} },
  { name: 'wire', files: ['wire/'], may: ['conversation/'], packages: { 'eventsource-parser': 'one-file' } },
  { name: 'storage', files: ['storage/'], may: ['conversation/'], packages: {} },
  { name: 'auth', files: ['auth/'], may: ['wire/', 'conversation/'], packages: {} },
  { name: 'transport', files: ['transport/'], may: ['wire/', 'auth/', 'conversation/'], packages: {} },
  { name: 'session', files: ['session/'], may: ['conversation/'], types: ['transport/', 'storage/'], packages: {} },
  {
    name: 'markdown',
    files: ['markdown/'],
    // one rule of what hides in a text, for answers and for what the chat shows of sources
    may: ['conversation/write-out-hidden.ts'],
    types: ['conversation/'],
    packages: { marked: 'one-file', dompurify: 'one-file' },
  },
  { name: 'events', files: ['events.ts'], may: ['conversation/'], packages: {} },
  {
    name: 'ui',
    files: ['ui/'],
    may: ['markdown/', 'locale/', 'conversation/', 'events.ts'],
    types: ['session/'],
    // the icons' drawings, put into the bundle when it is built
    packages: { lit: 'anywhere', lucide: 'anywhere' },
  },
  { name: 'client', files: ['client.ts'], may: ['transport/', 'auth/', 'wire/', 'session/', 'conversation/'], packages: {} },
  {
    name: 'compose',
    files: ['compose.ts'],
    may: ['conversation/', 'wire/', 'auth/', 'transport/', 'storage/', 'session/', 'events.ts', 'client.ts'],
    packages: {},
  },
  {
    name: 'element',
    files: ['unleash-chat.ts', 'index.ts'],
    may: ['compose.ts', 'ui/', 'session/', 'events.ts', 'locale/'],
    types,
    packages: { lit: 'anywhere' },
  },
  { name: 'proxy', files: ['proxy/'], may: ['wire/endpoints.ts', 'wire/fields.ts', 'wire/problem.ts'], packages: {} },
];

/** Edges that are only ever `import()`, types apart: what they lead to is loaded when it is needed. */
export const onlyDynamic: readonly { readonly from: RegExp; readonly to: RegExp; readonly why: string }[] = [
  {
    from: /^(unleash-chat|index)\.ts$/,
    to: /^(compose\.ts|ui\/(?!styles\/tokens)|session\/)/,
    why: 'the element loads the chat on demand',
  },
  { from: /^ui\//, to: /^markdown\//, why: 'the chat loads the renderer on demand' },
  {
    from: /^markdown\/(?!highlighting|mathematics)/,
    to: /^markdown\/(highlighting|mathematics)/,
    why: 'highlighting and mathematics are loaded on demand',
  },
  { from: /^ui\/(?!citation-card)/, to: /^ui\/citation-card/, why: 'the card is loaded with the first marker pointed at' },
  {
    from: /^transport\/(?!request-json|response-failures)/,
    to: /^(transport\/response-failures|wire\/problem)/,
    why: 'most responses are answers: what to say of others is loaded with the first',
  },
  { from: /^/, to: /^ui\/(dress-host|styles\/looks\/)/, why: 'a look is loaded where it is set' },
  { from: /^ui\/(?!history|filters)/, to: /^ui\/(history|filters)/, why: 'history and filters are loaded on demand' },
  {
    from: /^/,
    to: /^locale\/(?!(strings|english|launcher-english|load-dictionary|localization|merge-strings|nearest-attribute)\.ts$)/,
    why: 'one dictionary is loaded, not all; English alone, the fallback, is always there',
  },
];

/** design.md, rule 1: code files with leave to be longer than 249 lines. */
export const longFiles = /^src\/(unleash-chat\.ts|locale\/.*|.*\/fields\.ts)$/;
