import lit from 'eslint-plugin-lit';
import litAccessibility from 'eslint-plugin-lit-a11y';
import webComponents from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', '.tests/', 'test/bench/', '**/node_modules/'] },
  {
    files: ['**/*.ts'],
    extends: [...typescript.configs.strict, ...typescript.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // A type import must vanish: with verbatimModuleSyntax, `import { type X }` still loads the module.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A value that was just looked up is often known to be there; tests and decoders say so with `!` or `as`.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of strings or a const object, never an enum.' },
      ],
    },
  },
  // In a file of declarations, an import at the top would turn what it declares into an extension.
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
      ],
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
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai's assertions are properties; node:test's `test` and `describe` return promises that nobody needs
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          // `expect(...).to.equal(...)` is typed as a promise by semantic-dom-diff, but throws at once
          allowForKnownSafeCalls: ['Equal', { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] }],
        },
      ],
    },
  },
);
