/** Imports run down this list only: a layer may import itself and those before it. */
const LAYERS = [
  ['text', []],
  ['picture', []],
  ['language', ['text']],
  ['time', ['language', 'text']],
  ['syntax', ['text']],
];
/** Each of these may import all of the document's layers before it. */
const ON_THE_DOCUMENT = ['time', 'language', 'syntax', 'text'];
for (const layer of ['model', 'edits', 'redaction', 'rules', 'workspace', 'incidents']) {
  LAYERS.push([layer, [...ON_THE_DOCUMENT]]);
  ON_THE_DOCUMENT.push(layer);
}
/** What draws may import the picture too. */
const DRAWING = [...ON_THE_DOCUMENT, 'picture'];
for (const layer of ['features', 'site', 'lsp', 'main']) {
  LAYERS.push([layer, [...DRAWING]]);
  DRAWING.push(layer);
}

const layerRules = LAYERS.map(([layer, below]) => ({
  name: `${layer}-imports-below-only`,
  severity: 'error',
  from: { path: `^server/src/${layer}/` },
  to: {
    path: '^(server/src|client)/',
    pathNot: [
      `^server/src/(${[layer, ...below].join('|')})/`,
      ...(['features', 'site', 'lsp', 'picture', 'main'].includes(layer)
        ? ['^server/src/protocol[./]']
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
      from: { path: '^server/src/protocol[./]' },
      to: { path: '.', pathNot: '^server/src/protocol[./]' },
    },
    {
      name: 'client-knows-only-the-protocol',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '^server/src/(protocol[./]|picture/)' },
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
