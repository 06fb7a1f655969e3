// Bundles the extension, the language server, the command line and the preview into dist/.
//   node esbuild.mjs [--production] [--watch] [--sizes]
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { ALL, bundle, watch } from './scripts/lib/bundle.mjs';
import { ROOT } from './scripts/lib/run.mjs';

const production = process.argv.includes('--production');
const DIST = path.join(ROOT, 'dist');

if (process.argv.includes('--watch')) await watch(DIST, ALL);
else {
  if (production) rmSync(DIST, { recursive: true, force: true });
  await bundle(DIST, ALL, production);
  if (process.argv.includes('--sizes'))
    for (const file of [...ALL, 'preview.css'])
      console.log(
        `${file.padEnd(14)} ${(statSync(path.join(DIST, file)).size / 1024).toFixed(0)} KB`,
      );
}
