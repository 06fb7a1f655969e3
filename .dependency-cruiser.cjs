/** Imports run down this list only: a layer may import itself and those before it. */
const LAYERS = [
  ['text', []],
  ['picture', []],
  ['time', ['text']],
  ['syntax', ['text']],
  ['model', ['time', 'syntax', 'text']],
  ['rules', ['model', 'time', 'syntax', 'text']],
  ['workspace', ['rules', 'model', 'time', 'syntax', 'text']],
  ['features', ['picture', 'workspace', 'rules', 'model', 'time', 'syntax', 'text']],
  ['lsp', ['features', 'workspace', 'rules', 'model', 'time', 'syntax', 'text']],
  ['main', ['lsp', 'features', 'picture', 'workspace', 'rules', 'model', 'time', 'syntax', 'text']],
];

const layerRules = LAYERS.map(([layer, below]) => ({
  name: `${layer}-imports-below-only`,
  severity: 'error',
  from: { path: `^server/src/${layer}/` },
  to: {
    path: '^(server/src|client)/',
    pathNot: [
      `^server/src/(${[layer, ...below].join('|')})/`,
      ...(['features', 'lsp', 'picture', 'main'].includes(layer)
        ? ['^server/src/protocol\\.ts$']
        : []),
    ],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'protocol-imports-nothing',
      severity: 'error',
      from: { path: '^server/src/protocol\\.ts$' },
      to: { path: '.' },
    },
    {
      name: 'client-knows-only-the-protocol',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '^server/src/(protocol\\.ts$|picture/)' },
    },
    {
      name: 'webview-knows-no-extension',
      severity: 'error',
      from: { path: '^client/webview/' },
      to: { path: '^client/src/' },
    },
    {
      name: 'extension-knows-no-webview',
      severity: 'error',
      from: { path: '^client/src/' },
      to: { path: '^client/webview/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};
