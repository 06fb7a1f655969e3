// The npm package: command line and language server, with nothing to install beside them.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundle } from '../bundle.mjs';
import { ROOT, run } from '../run.mjs';
import { filesUnder, relinked } from './pages.mjs';
import { placesOf } from './repository.mjs';

/** Its name on npm. `postmortem` there is another program. */
export const NAME = '@postmortem-tools/cli';

const OUT = path.join(ROOT, 'out');
const FOLDER = path.join(OUT, 'cli');

/** Pages that it carries, by their place in the repository. */
const PAGES = [
  'docs/agents.md',
  'docs/ci.md',
  'docs/configuration.md',
  'docs/data.md',
  'docs/export.md',
  'docs/import.md',
  'docs/index-pages.md',
  'docs/public.md',
  'docs/reading.md',
  'docs/report.md',
  'docs/editors',
  'docs/rules',
];

/**
 * Writes the package into `out/cli`, and packs it as `out/postmortem-tools-cli-0.3.0.tgz`. The folder
 * is also all that a repository of hooks for pre-commit, or of the action, has to hold.
 */
export async function packCommandLine(manifest, repository) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  await bundle(path.join(FOLDER, 'dist'), ['postmortem.js', 'mcp.js', 'word.js'], true);
  packed(path.join(FOLDER, 'dist/resvg.wasm'));
  const moves = new Map([
    ['docs/command-line.md', 'README.md'],
    ...PAGES.flatMap(filesUnder).map((page) => [page, page]),
  ]);
  for (const [page, there] of moves) {
    mkdirSync(path.dirname(path.join(FOLDER, there)), { recursive: true });
    writeFileSync(path.join(FOLDER, there), relinked(page, moves, repository));
  }
  for (const file of ['LICENSE', 'CHANGELOG.md', '.pre-commit-hooks.yaml', 'action.yml', 'action'])
    cpSync(path.join(ROOT, file), path.join(FOLDER, file), { recursive: true });
  const { version, license, engines, keywords } = manifest;
  writeFileSync(
    path.join(FOLDER, 'package.json'),
    `${JSON.stringify(
      {
        name: NAME,
        version,
        description:
          'Checks incident postmortems in Markdown: command line and language server. Offline, deterministic, private.',
        license,
        keywords,
        ...placesOf(repository),
        engines: { node: engines.node },
        // One program under both names, so that `npx` needs not be told which of two it shall run.
        bin: {
          postmortem: 'dist/postmortem.js',
          'postmortem-language-server': 'dist/postmortem.js',
        },
        files: ['dist', 'docs', 'CHANGELOG.md'],
        publishConfig: { access: 'public' },
      },
      null,
      2,
    )}\n`,
  );
  await run('npm', ['pack', '--silent', '--pack-destination', OUT], { cwd: FOLDER, quiet: true });
  return path.join(OUT, `postmortem-tools-cli-${version}.tgz`);
}

/** A file that is read once and rarely, at a third of its size. */
function packed(file) {
  writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
  rmSync(file);
}
