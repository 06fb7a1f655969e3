import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

export const ROOT = path.join(__dirname, '../..');

/** The version that is packed. */
export const VERSION = (
  JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }
).version;

/** What `npm run package -- --command-line` leaves: a folder, and the same as a tarball. */
export const FOLDER = path.join(ROOT, 'out/cli');
export const TARBALL = path.join(ROOT, `out/postmortem-tools-cli-${VERSION}.tgz`);

/** How a program ended, and what it wrote to both outputs. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
}

/** Runs a program of the machine in a folder. */
export function runIn(
  cwd: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  most = 240_000,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env } });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    // An editor that waits for somebody would wait for ever.
    const timer = setTimeout(() => child.kill('SIGKILL'), most);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, out });
    });
    child.stdin.end();
  });
}

/** Whether a program is installed. */
export const installed = (command: string): Promise<boolean> =>
  runIn(ROOT, command, ['--version']).then(
    ({ code }) => code === 0,
    () => false,
  );

/** Makes the packages as they are published. */
export async function pack(...flags: readonly string[]): Promise<void> {
  const { code, out } = await runIn(ROOT, process.execPath, ['scripts/package.mjs', ...flags]);
  if (code !== 0) throw new Error(out);
}

/** The files of a .vsix by their names in small letters: `extension/readme.md`. */
export function readVsix(file: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip: unknown = createRequire(__filename)('@vscode/vsce/out/zip.js');
  const { readZip } = zip as {
    readZip: (file: string, filter: () => boolean) => Promise<Map<string, Buffer>>;
  };
  return readZip(file, () => true);
}
