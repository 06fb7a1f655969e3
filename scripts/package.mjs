// npm run package: the .vsix in dist/, and the npm package of the command line in out/.
//   -- --extension | --command-line     only one of them
//   -- --repository https://github.com/owner/name
//      where the project is published, for links and manifests; without it, what the pages need is carried in them
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ensurePackages } from './ensure.mjs';
import { ROOT, say } from './lib/run.mjs';

await ensurePackages();
// After it, since they import packages.
const { packCommandLine } = await import('./lib/packages/commandLine.mjs');
const { packExtension } = await import('./lib/packages/extension.mjs');
const { repositoryOf } = await import('./lib/packages/repository.mjs');

const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const repository = repositoryOf(manifest);
if (repository === null)
  say('No repository is named (--repository URL): pages carry their pictures, links stay inside.');
const only = ['--extension', '--command-line'].filter((flag) => process.argv.includes(flag));
for (const [flag, pack] of [
  ['--extension', packExtension],
  ['--command-line', packCommandLine],
]) {
  if (only.length > 0 && !only.includes(flag)) continue;
  const file = await pack(manifest, repository);
  say(`${path.relative(ROOT, file)}: ${(statSync(file).size / 1e6).toFixed(1)} MB`);
}
