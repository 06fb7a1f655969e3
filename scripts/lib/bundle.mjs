// What is built of the sources: which programs, which files beside them, and the licences of both.
import { build, context } from 'esbuild';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { notices } from './notices.mjs';
import { ROOT } from './run.mjs';

const shared = (production) => ({
  absWorkingDir: ROOT,
  bundle: true,
  minify: production,
  sourcemap: !production,
  logLevel: 'warning',
  // The licences of what is bundled are in a file of their own.
  legalComments: 'none',
  metafile: true,
});

const browser = (production) => ({
  ...shared(production),
  platform: 'browser',
  target: 'es2022',
});

const node = (production) => ({
  ...shared(production),
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  // Libraries that make a `require` of their own from the place they stand at.
  define: { 'import.meta.url': '__filename' },
});

/** The protocol of agents is a file of its own, which nothing else loads. */
const LAZY = {
  name: 'lazy',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/serve$/ }, () => ({ path: './mcp.js', external: true })),
};

/** The protocol's library checks forms that a server asks a person to fill in; ours asks for none. */
const NO_FORMS = {
  name: 'no-forms',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/ajv-provider\.js$/ }, () => ({ path: 'forms', namespace: 'none' }));
    onLoad({ filter: /./, namespace: 'none' }, () => ({
      contents: 'export class AjvJsonSchemaValidator {}',
    }));
  },
};

const program = (name, entry) => (production) => ({
  ...node(production),
  plugins: [LAZY],
  entryPoints: { [name]: `server/src/main/${entry}.ts` },
  banner: { js: '#!/usr/bin/env node' },
});

/** A page of a panel. */
const PAGE = { format: 'iife', jsx: 'automatic', jsxImportSource: 'preact' };

/** What can be built, by the name of its file. */
const BUNDLES = {
  'extension.js': (production) => ({
    ...node(production),
    entryPoints: { extension: 'client/src/main/node.ts' },
    external: ['vscode'],
  }),
  /** The same for VS Code in a browser: the extension, and the server as its web worker. */
  'extension.browser.js': (production) => ({
    ...browser(production),
    entryPoints: { 'extension.browser': 'client/src/main/browser.ts' },
    format: 'cjs',
    external: ['vscode'],
  }),
  'server.browser.js': (production) => ({
    ...browser(production),
    entryPoints: { 'server.browser': 'server/src/main/browser.ts' },
    format: 'iife',
  }),
  'server.js': program('server', 'node'),
  'cli.js': program('cli', 'cli'),
  /** Command line and server in one file, for the npm package. */
  'postmortem.js': program('postmortem', 'program'),
  /** What `postmortem mcp` loads. */
  'mcp.js': (production) => ({
    ...node(production),
    plugins: [NO_FORMS],
    entryPoints: { mcp: 'server/src/main/mcp/serve.ts' },
  }),
  /** What writes Word documents, loaded when one is asked for. */
  'word.js': (production) => ({
    ...node(production),
    entryPoints: { word: 'server/src/main/word/document.ts' },
  }),
  /** What puts a document on the clipboard as rich text. */
  'copy.js': (production) => ({
    ...browser(production),
    entryPoints: { copy: 'client/webview/copy.ts' },
    format: 'iife',
  }),
  'preview.js': (production) => ({
    ...browser(production),
    ...PAGE,
    entryPoints: { preview: 'client/webview/main.tsx' },
  }),
  'overview.js': (production) => ({
    ...browser(production),
    ...PAGE,
    entryPoints: { overview: 'client/webview/overview/main.tsx' },
  }),
};

/** What a PNG is made by, as files beside the programs. */
const COPIED = {
  'resvg.wasm': 'node_modules/@resvg/resvg-wasm/index_bg.wasm',
  'DejaVuSans.ttf': 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf': 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
};

/** The programs of a checkout: what runs in VS Code, and what runs beside it. */
export const ALL = [
  'extension.js',
  'server.js',
  'extension.browser.js',
  'server.browser.js',
  'cli.js',
  'mcp.js',
  'word.js',
  'copy.js',
  'preview.js',
  'overview.js',
];

function copy(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, from] of Object.entries(COPIED))
    copyFileSync(path.join(ROOT, from), path.join(folder, name));
}

/**
 * Builds the named programs into a folder, with the files they need and `THIRD-PARTY-NOTICES.txt`.
 * Gives esbuild's metafiles.
 *
 * @param {string} folder
 * @param {readonly string[]} names
 * @param {boolean} production
 */
export async function bundle(folder, names, production) {
  copy(folder);
  const built = await Promise.all(
    names.map((name) => build({ ...BUNDLES[name](production), outdir: folder })),
  );
  const metafiles = built.map(({ metafile }) => metafile);
  writeFileSync(
    path.join(folder, 'THIRD-PARTY-NOTICES.txt'),
    notices(ROOT, metafiles, Object.values(COPIED)),
  );
  for (const name of names)
    if (BUNDLES[name](production).banner) chmodSync(path.join(folder, name), 0o755);
  return metafiles;
}

/** Builds again on every change, until the process is ended. */
export async function watch(folder, names) {
  copy(folder);
  for (const name of names)
    await (await context({ ...BUNDLES[name](false), outdir: folder, logLevel: 'info' })).watch();
}
