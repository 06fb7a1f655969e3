// npm run check: style, types, boundaries, dead code, generated files, and the package. No tests.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensurePackages } from './ensure.mjs';
import { ROOT, run, say } from './lib/run.mjs';

await ensurePackages();
const bin =
  (name, ...args) =>
  () =>
    run(process.execPath, [path.join(ROOT, 'node_modules', name), ...args], { quiet: true });

const steps = [
  ['formatting', bin('prettier/bin/prettier.cjs', '--check', '.')],
  ['lint', bin('eslint/bin/eslint.js', '.', '--max-warnings', '0')],
  ['types', bin('typescript/bin/tsc', '--noEmit')],
  ['types of the preview', bin('typescript/bin/tsc', '--noEmit', '-p', 'client/webview')],
  [
    'boundaries',
    bin(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      'client',
      'server',
      '--config',
      '.dependency-cruiser.cjs',
    ),
  ],
  [
    'dead code',
    bin(
      'ts-unused-exports/bin/ts-unused-exports',
      'tsconfig.json',
      // By name, since the preview has a tsconfig.json of its own.
      ...sources(),
      '--allowUnusedTypes',
      '--excludePathsFromReport=test/;scripts/;bench/;client/src/main/',
    ),
  ],
  ['generated files', generated],
  ['package', bin('../scripts/package.mjs')],
];

let failed = 0;
for (const [name, step] of steps) {
  try {
    await step();
    say(`${name}: in order`);
  } catch (error) {
    failed++;
    console.error(`✗ ${name}\n${error instanceof Error ? error.message : error}`);
  }
}
process.exit(failed === 0 ? 0 : 1);

/** Every TypeScript file of the project, tests and scripts included. */
function sources() {
  return ['client', 'server', 'test', 'scripts', 'bench'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true })
      .map((file) => path.join(folder, String(file)))
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules')),
  );
}

/** What the generator writes must be what is there: compared by content, so that it works with any git state. */
async function generated() {
  const files = () => {
    const listed = spawnSync(
      'git',
      [
        'ls-files',
        '-co',
        '--exclude-standard',
        'docs/rules',
        'docs/configuration.md',
        'docs/reading.md',
        'schemas',
        'server/src/rules/registry.ts',
        'package.json',
        'package.nls.json',
      ],
      { cwd: ROOT, encoding: 'utf8' },
    )
      .stdout.trim()
      .split('\n');
    return new Map(listed.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]));
  };
  const before = files();
  await run(process.execPath, ['--import', 'tsx', 'scripts/generate.ts'], { quiet: true });
  const after = files();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  if (changed.length > 0)
    throw new Error(`Run \`npm run generate\` and commit: ${changed.join(', ')}`);
}
