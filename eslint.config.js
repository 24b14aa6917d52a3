import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** In a .svelte file, a binding called `state` turns the `$state` rune into a store read. */
const noStateBinding = {
  selector: "ImportSpecifier[local.name='state'], ImportDefaultSpecifier[local.name='state']",
  message: 'An import called "state" turns $state into a store: give it another name.',
};

/** The workbench is an instance of a class: `open` and its like are getters of the class, which a rest leaves behind. */
const noRestOfWorkbench = {
  selector:
    ":matches(VariableDeclarator[init.callee.name='useWorkbench'], VariableDeclarator[init.name='workbench']) > ObjectPattern > RestElement",
  message:
    'The rest of a workbench loses its getters, such as open: keep the workbench beside what is taken from it.',
};

export default ts.config(
  { ignores: ['.cache', 'dist', 'public', 'node_modules', 'test-results'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node, __APP_VERSION__: 'readonly' } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', noStateBinding, noRestOfWorkbench],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a seeded Random as an argument.' },
        { object: 'Date', property: 'now', message: 'Take the time as an argument.' },
      ],
      'no-restricted-globals': ['error', 'window', 'document', 'crypto', 'performance', 'fetch', 'indexedDB'],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
);
