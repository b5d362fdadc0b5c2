/**
 * Who may import whom, as data. CONTRIBUTING.md explains it and shows the same table. Paths are relative to `src/`; a layer
 * may always import its own files.
 */
export interface Layer {
  readonly name: string;
  /** Folders end with a slash. */
  readonly files: readonly string[];
  /** Layers and files that it may import, and with `types` those that it may import as types only. */
  readonly may: readonly string[];
  readonly types?: readonly string[];
  /** Packages that it may import; `node:` stands for all modules of Node. `one-file`: in a single file. */
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
  // Typed by the kinds of errors, so that the compiler finds a dictionary without a sentence for one.
  { name: 'locale', files: ['locale/'], may: [], types: ['conversation/'], packages: {} },
  { name: 'wire', files: ['wire/'], may: ['conversation/'], packages: { 'eventsource-parser': 'one-file' } },
  { name: 'storage', files: ['storage/'], may: ['conversation/'], packages: { idb: 'one-file' } },
  { name: 'auth', files: ['auth/'], may: ['wire/', 'conversation/'], packages: {} },
  { name: 'transport', files: ['transport/'], may: ['wire/', 'auth/', 'conversation/', 'missing-chunk.ts'], packages: {} },
  { name: 'session', files: ['session/'], may: ['conversation/'], types: ['transport/', 'storage/'], packages: {} },
  // The parser knows neither citations nor the DOM.
  { name: 'markdown/parse', files: ['markdown/parse/'], may: [], packages: { marked: 'one-file' } },
  {
    name: 'markdown',
    files: ['markdown/'],
    // Answers and the sources beside them share one rule for invisible characters, and one for numbers.
    may: ['conversation/write-out-hidden.ts', 'conversation/sources.ts', 'frame-clock.ts'],
    types: ['conversation/'],
    packages: { dompurify: 'one-file' },
  },
  { name: 'passages', files: ['passages/'], may: [], packages: {} },
  {
    name: 'highlighting',
    files: ['highlighting/'],
    may: [],
    packages: { '@codemirror/legacy-modes': 'anywhere', '@codemirror/streamparser': 'anywhere' },
  },
  { name: 'frame-clock', files: ['frame-clock.ts'], may: [], packages: {} },
  { name: 'missing-chunk', files: ['missing-chunk.ts'], may: ['conversation/'], packages: {} },
  { name: 'events', files: ['events.ts'], may: ['conversation/'], packages: {} },
  {
    name: 'ui',
    files: ['ui/'],
    may: [
      'markdown/',
      'passages/',
      'highlighting/',
      'locale/',
      'conversation/',
      'events.ts',
      'frame-clock.ts',
      'missing-chunk.ts',
    ],
    types: ['session/', 'storage/'],
    // Icons: a build dependency, bundled.
    packages: { lit: 'anywhere', lucide: 'anywhere' },
  },
  { name: 'client', files: ['client.ts'], may: ['transport/', 'auth/', 'wire/', 'session/', 'conversation/'], packages: {} },
  {
    name: 'compose',
    files: ['compose.ts'],
    may: ['conversation/', 'wire/', 'auth/', 'transport/', 'storage/', 'session/', 'events.ts', 'client.ts', 'missing-chunk.ts'],
    packages: {},
  },
  {
    name: 'element',
    files: [
      'unleash-chat.ts',
      'unleash-chat-options.ts',
      'chat-loader.ts',
      'create-chat.ts',
      'options.ts',
      'index.ts',
      'version.ts',
    ],
    may: [
      'compose.ts',
      'ui/',
      'session/',
      'events.ts',
      'missing-chunk.ts',
      'locale/',
      'storage/stored-entries.ts',
      'storage/log-out-mark.ts',
    ],
    types,
    packages: { lit: 'anywhere' },
  },
  { name: 'react-server', files: ['react-server.ts'], may: [], packages: {} },
  {
    name: 'proxy',
    files: ['proxy/'],
    may: ['wire/endpoints.ts', 'wire/fields.ts', 'wire/problem.ts'],
    packages: { 'ipaddr.js': 'one-file', jose: 'one-file', 'rate-limiter-flexible': 'anywhere' },
  },
  {
    name: 'server',
    files: ['server/'],
    may: ['proxy/', 'wire/endpoints.ts', 'wire/fields.ts', 'wire/problem.ts', 'version.ts'],
    packages: {
      'node:': 'anywhere',
      '@hono/node-server': 'anywhere',
      parse5: 'one-file',
      pino: 'one-file',
      'prom-client': 'one-file',
      redis: 'one-file',
      undici: 'one-file',
      zod: 'anywhere',
    },
  },
];

/** Edges that are only ever `import()`, types excepted: the target is loaded on demand. */
export const onlyDynamic: readonly { readonly from: RegExp; readonly to: RegExp; readonly why: string }[] = [
  {
    from: /^(unleash-chat|index)\.ts$/,
    to: /^(create-chat\.ts|compose\.ts|ui\/(?!styles\/(tokens|adopt-styles)|contain-typing|load\.ts)|session\/)/,
    why: 'the element loads the chat when it is shown',
  },
  {
    from: /^ui\/(?!export-markdown|prose\/|tables\/|code\/|rendering\/|asking\/|answer-actions\/|sources\/|citation-card\/|source-reader\/|quote\/|filters\/list-choice)/,
    to: /^(markdown\/|locale\/(answer-texts|message-time)|ui\/prose\/|ui\/answer-actions\/|ui\/quote\/|ui\/citation-card\/open-citation-cards|ui\/sources\/)/,
    why: 'the renderer is loaded with the first keystroke or question',
  },
  {
    from: /^(?!ui\/tables\/|markdown\/table\/)/,
    to: /^(locale\/table-texts|ui\/tables\/|markdown\/table\/)/,
    why: 'what can be done with tables is loaded with the first finished one',
  },
  {
    from: /^(?!ui\/rendering\/|markdown\/rendering\/render-code)/,
    to: /^(locale\/rendering-texts|ui\/rendering\/|markdown\/rendering\/render-code)/,
    why: 'few hosts render code',
  },
  { from: /^(?!ui\/code\/|highlighting\/)/, to: /^(ui\/code\/|highlighting\/)/, why: 'few answers have code' },
  {
    from: /^ui\/(?!citation-card\/|source-reader\/)/,
    to: /^(locale\/source-texts|passages\/|ui\/source-reader\/|ui\/citation-card\/(?!open-citation-cards|card-context))/,
    why: 'the card is loaded with the first footnote pointed at',
  },
  {
    from: /^ui\/(?!answer-actions\/(rating|feedback))/,
    to: /^(locale\/feedback-texts|ui\/answer-actions\/(rating|feedback))/,
    why: 'answers are rated where the host wants it',
  },
  {
    from: /^ui\/(?!asking\/)/,
    to: /^(locale\/asking-texts|ui\/asking\/)/,
    why: 'questions are edited, and days are shown, in a conversation that is under way',
  },
  {
    from: /^transport\/(?!request-json|response-failures)/,
    to: /^(transport\/response-failures|wire\/problem)/,
    why: 'most responses are answers',
  },
  {
    from: /^/,
    to: /^ui\/export-markdown/,
    why: 'an export is loaded with `exportConversation()`',
  },
  {
    from: /^(?!storage\/device\/)/,
    to: /^storage\/device\//,
    why: 'few hosts let conversations be kept on the device',
  },
  {
    from: /^ui\/(?!conversations\/)/,
    to: /^(locale\/conversation-texts|ui\/conversations\/)/,
    why: 'few hosts let conversations be kept on the device',
  },
  {
    from: /^(?!ui\/filters\/|ui\/export-markdown)/,
    to: /^(ui\/filters\/|locale\/filter-texts)/,
    why: 'few questions are restricted',
  },
  {
    from: /^ui\/(?!filters\/(filter-choices|list-choice|date-choice|value-search|offered-fields))/,
    to: /^ui\/filters\/(filter-choices|list-choice|date-choice|value-search|offered-fields)/,
    why: 'the values of filters are loaded when the user opens them',
  },
  { from: /^ui\/(?!menu\/)/, to: /^(locale\/menu-texts|ui\/menu\/)/, why: 'the menu is loaded when it is opened' },
  { from: /^/, to: /^ui\/transcript\/message-keys/, why: 'few users move between messages by keys' },
  { from: /^(?!ui\/looks\/)/, to: /^ui\/looks\//, why: 'the looks are loaded when one is set' },
  {
    from: /^/,
    to: /^locale\/dictionaries\/(?!formats\.ts$)/,
    why: 'one dictionary is loaded, not all; English, the fallback, is always there',
  },
];

/** Files that alone decide what is loaded when: no other file of their folder has `import()`. */
export const loaders: readonly { readonly in: RegExp; readonly file: string }[] = [{ in: /^ui\//, file: 'ui/load.ts' }];

/** Text that files may not contain. */
export const forbiddenText: readonly { readonly in: RegExp; readonly text: RegExp; readonly why: string }[] = [
  {
    in: /^ui\//,
    text: /data-(number|source)\b|dataset(\.|\[['"`])(number|source)\b/,
    why: 'ask the renderer what a marker refers to: sourceOf(), sourcesAt(), markersOf()',
  },
  {
    // The page's language and direction, and the renderer's own nodes, are read where they are needed.
    in: /^(?!demo\/|options\.ts|locale\/localization\.ts|markdown\/)/,
    text: /\b(get|has)Attribute\(|\.attributes\b/,
    why: 'options.ts reads the attributes of the element; the layers below are given options',
  },
  {
    in: /^(conversation|auth|session)\//,
    text: /\b(document|window|navigator|location|globalThis|sessionStorage|localStorage)\b[.?[(]/,
    why: 'these layers are given what they need of the page',
  },
];

/** Lines of code that a file may have: as long as its idea, and never longer than this. */
export const longestFile = 500;
