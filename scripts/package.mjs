// npm run package: the .vsix, built without a single warning.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensurePackages } from './ensure.mjs';
import { fail, ROOT } from './lib/run.mjs';

await ensurePackages();
const vsce = path.join(ROOT, 'node_modules', '@vscode', 'vsce', 'vsce');
const result = spawnSync(
  process.execPath,
  [
    vsce,
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    'dist/postmortem.vsix',
  ],
  { cwd: ROOT, encoding: 'utf8', input: '' },
);
const output = `${result.stdout}${result.stderr}`;
console.log(output.trim());
if (result.status !== 0) fail('The extension could not be packaged.', 'The output above says why.');
if (/warning/i.test(output))
  fail('Packaging warned.', 'A package without warnings is what users get; see above.');
