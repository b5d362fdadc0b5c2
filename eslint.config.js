import lit from 'eslint-plugin-lit';
import litAccessibility from 'eslint-plugin-lit-a11y';
import webComponents from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

const restrictedSyntax = [{ selector: 'TSEnumDeclaration', message: 'A union of strings or a const object, never an enum.' }];

/** Old libraries on host pages replace these: Prototype, MooTools and Microsoft's Ajax library. */
const replacedByPages = [
  { object: 'Array', property: 'from', message: 'Pages replace it by one without a second argument: spread, then map.' },
  { object: 'JSON', property: 'stringify', message: 'Pages add a `toJSON` to arrays: use writeJson() of src/conversation.' },
];
/** The role is implicit, but not in WebKit. */
const listsWithoutRole = {
  selector: 'TaggedTemplateExpression[tag.name="html"] TemplateElement[value.raw=/<(ul|ol)(?! role="list")/]',
  message: 'role="list": WebKit takes lists without markers for groups.',
};
const unitsOfPages = {
  selector: 'TaggedTemplateExpression[tag.name="css"] TemplateElement[value.raw=/\\drem\\b/]',
  message: 'Pages set what rem is: use em.',
};
const replacedMethods = [
  {
    selector: "CallExpression[callee.property.name='entries'][callee.object.name!='Object']",
    message: 'Pages replace that of arrays by one that returns their items.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(?:startsWith|endsWith)$/][arguments.length=2]',
    message: 'Pages replace it by one without a second argument.',
  },
  { selector: "ClassDeclaration[superClass.name='Event']", message: 'Pages replace `Event`: see src/events.ts.' },
];

export default defineConfig(
  // The applications of demo/frameworks have compilers and settings of their own.
  { ignores: ['dist/', '.cache/', '.tests/', 'demo/frameworks/', 'test/bench/', '**/node_modules/'] },
  {
    files: ['**/*.ts'],
    extends: [...typescript.configs.strict, ...typescript.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // With `verbatimModuleSyntax`, `import { type X }` still loads the module; `import type` does not.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Tests and decoders use `!` for values that are known to exist.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // An interface of the DOM is extended by the names of another one.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'no-restricted-syntax': ['error', ...restrictedSyntax],
    },
  },
  // A top-level import would turn a file of declarations into a module, and its `declare module` into an augmentation.
  { files: ['**/*.d.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  {
    files: ['src/**/*.ts'],
    extends: [
      lit.configs['flat/recommended'],
      litAccessibility.configs.recommended,
      webComponents.configs['flat/recommended'],
      webComponents.configs['flat/best-practice'],
    ],
    rules: {
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'No HTML string is ever assigned: build nodes, or sanitise to a fragment in src/markdown.',
        })),
        ...replacedByPages,
      ],
      'no-restricted-syntax': ['error', ...restrictedSyntax, ...replacedMethods, listsWithoutRole, unitsOfPages],
      'lit-a11y/no-redundant-role': 'off',
      'no-restricted-imports': [
        'error',
        {
          paths: ['unsafe-html', 'unsafe-svg'].map((name) => ({
            name: `lit/directives/${name}.js`,
            message: 'Text never becomes markup.',
          })),
        },
      ],
      'lit/no-invalid-html': 'error',
      'lit/no-useless-template-literals': 'error',
    },
  },
  // The server side runs on no page.
  {
    files: ['src/proxy/**/*.ts', 'src/server/**/*.ts', 'src/conversation/write-json.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['src/server/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Assertions of chai are property accesses.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          // The types of semantic-dom-diff make `expect(...).to.equal(...)` a promise, but it throws synchronously. Promises of
          // node:test settle with the tests, which the runner awaits.
          allowForKnownSafeCalls: ['Equal', { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] }],
        },
      ],
    },
  },
);
