import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const LAYERS = ['text', 'syntax', 'time', 'model', 'redaction', 'rules', 'workspace', 'features'];

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', '.vscode-test', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './client/webview/tsconfig.json'] },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['client/**', 'server/**'],
    plugins: { regexp },
    rules: {
      'max-lines': ['error', 400],
      // No expression that takes more than linear time, whatever it is given.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: true }],
      'regexp/no-misleading-capturing-group': 'error',
      'regexp/no-empty-alternative': 'error',
      'regexp/no-useless-assertions': 'error',
    },
  },
  {
    // Below lsp/: no clock, no process, no files, no editor. What they need comes in as a value.
    files: LAYERS.map((layer) => `server/src/${layer}/**`),
    rules: {
      'no-restricted-globals': ['error', 'process', 'Date', 'fetch', 'setTimeout', 'setInterval'],
      'no-restricted-imports': [
        'error',
        { patterns: ['node:*', 'fs', 'path', 'vscode', 'vscode-languageserver*'] },
      ],
    },
  },
  {
    files: ['test/**', 'scripts/**'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: ['describe', 'it'] },
      ],
    },
  },
);
