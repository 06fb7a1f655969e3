import tseslint from 'typescript-eslint';

const LAYERS = ['text', 'syntax', 'time', 'model', 'rules', 'workspace', 'features'];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.vscode-test', '**/*.mjs', '**/*.cjs'] },
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
  { files: ['client/**', 'server/**'], rules: { 'max-lines': ['error', 400] } },
  { files: ['server/src/model/vocabulary/**'], rules: { 'max-lines': 'off' } },
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
