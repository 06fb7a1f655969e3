// The .vsix: what runs in VS Code, and nothing else. The command line is a package of its own.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from '../bundle.mjs';
import { fail, ROOT } from '../run.mjs';
import { carried, filesUnder } from './pages.mjs';
import { placesOf } from './repository.mjs';

const FOLDER = path.join(ROOT, 'out', 'extension');

/** What is shipped beside the programs. */
const SHIPPED = [
  'docs',
  'schemas',
  'snippets',
  'syntaxes',
  'assets',
  'l10n',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'package.nls.json',
  'package.nls.ja.json',
];

/** What only a checkout has a use for. */
const OF_THE_CHECKOUT = ['private', 'bin', 'files', 'scripts', 'devDependencies'];

/** Packs `dist/postmortem.vsix`, without a single warning. */
export async function packExtension(manifest, repository) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const file of SHIPPED.flatMap(filesUnder))
    cpSync(path.join(ROOT, file), path.join(FOLDER, file));
  await bundle(
    path.join(FOLDER, 'dist'),
    [
      'extension.js',
      'server.js',
      'word.js',
      'extension.browser.js',
      'server.browser.js',
      'copy.js',
      'preview.js',
      'overview.js',
    ],
    true,
  );
  const kept = Object.entries(manifest).filter(([key]) => !OF_THE_CHECKOUT.includes(key));
  writeFileSync(
    path.join(FOLDER, 'package.json'),
    JSON.stringify(
      { ...Object.fromEntries(kept), ...placesOf(repository), files: ['dist', ...SHIPPED] },
      null,
      2,
    ),
  );
  // vsce leads links to a repository on these hosts, and knows no other.
  const leads = repository !== null && /^https:\/\/(?:github|gitlab)\.com\//.test(repository);
  if (!leads) writeFileSync(path.join(FOLDER, 'README.md'), carried());
  const target = path.join(ROOT, 'dist', 'postmortem.vsix');
  mkdirSync(path.dirname(target), { recursive: true });
  const result = spawnSync(
    process.execPath,
    [
      path.join(ROOT, 'node_modules', '@vscode', 'vsce', 'vsce'),
      'package',
      '--no-dependencies',
      // Without these, vsce asks whether to go on, and takes no picture that stands in the page itself.
      ...(repository === null ? ['--allow-missing-repository'] : []),
      ...(leads ? [] : ['--no-rewrite-relative-links']),
      '--out',
      target,
    ],
    { cwd: FOLDER, encoding: 'utf8', input: '' },
  );
  const output = `${result.stdout}${result.stderr}`.trim();
  if (result.status !== 0) fail('The extension could not be packaged.', output);
  if (/warning/i.test(output)) fail('Packaging warned; users get a package without.', output);
  return target;
}
