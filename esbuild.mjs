// Bundles the extension, the language server, the command line and the preview into dist/.
//   node esbuild.mjs [--production] [--watch] [--sizes]
import { context, build } from 'esbuild';
import { chmodSync, copyFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { notices } from './scripts/lib/notices.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const shared = {
  bundle: true,
  minify: production,
  sourcemap: !production,
  logLevel: 'warning',
  // The licences of what is bundled are in a file of their own.
  legalComments: 'none',
  metafile: true,
};

const node = {
  ...shared,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  // Libraries that make a `require` of their own from the place they stand at.
  define: { 'import.meta.url': '__filename' },
};

/** @type {readonly import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...node,
    entryPoints: { extension: 'client/src/extension.ts' },
    external: ['vscode'],
    outdir: 'dist',
  },
  {
    ...node,
    entryPoints: { server: 'server/src/main/node.ts', cli: 'server/src/main/cli.ts' },
    banner: { js: '#!/usr/bin/env node' },
    outdir: 'dist',
  },
  {
    ...shared,
    entryPoints: { preview: 'client/webview/main.tsx' },
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: 'dist',
  },
];

/** What a PNG is made by, as files beside the programs. */
const copied = {
  'resvg.wasm': 'node_modules/@resvg/resvg-wasm/index_bg.wasm',
  'DejaVuSans.ttf': 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf': 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
};

function copy() {
  mkdirSync('dist', { recursive: true });
  for (const [name, from] of Object.entries(copied)) copyFileSync(from, `dist/${name}`);
}

if (watch) {
  copy();
  for (const options of bundles) await (await context({ ...options, logLevel: 'info' })).watch();
} else {
  if (production) rmSync('dist', { recursive: true, force: true });
  copy();
  const built = await Promise.all(bundles.map((options) => build(options)));
  writeFileSync(
    'dist/THIRD-PARTY-NOTICES.txt',
    notices(
      import.meta.dirname,
      built.map(({ metafile }) => metafile),
      Object.values(copied),
    ),
  );
  for (const file of ['dist/server.js', 'dist/cli.js']) chmodSync(file, 0o755);
  if (process.argv.includes('--sizes')) {
    for (const file of ['extension.js', 'server.js', 'cli.js', 'preview.js', 'preview.css']) {
      console.log(`${file.padEnd(14)} ${(statSync(`dist/${file}`).size / 1024).toFixed(0)} KB`);
    }
  }
}
