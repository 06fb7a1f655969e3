// Small helpers that the other scripts share. Node built-ins only, since they run before `npm ci`.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const say = (text) => console.log(`• ${text}`);

/** Ends the program with a message that says what to do. */
export function fail(problem, wayOut) {
  console.error(`\n✗ ${problem}\n  ${wayOut}\n`);
  process.exit(1);
}

/** Runs a program to its end. Rejects with its last output when it fails; `quiet` hides it until then. */
export function run(
  command,
  args,
  { cwd = ROOT, env = process.env, quiet = false, timeout = 0 } = {},
) {
  return new Promise((resolve, reject) => {
    const windows = process.platform === 'win32' && /^(npm|npx)$/.test(command);
    const child = spawn(windows ? `${command}.cmd` : command, args, {
      cwd,
      env,
      shell: windows,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    const keep = (chunk) => (output = (output + chunk).slice(-8000));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const timer = timeout > 0 ? setTimeout(() => child.kill('SIGKILL'), timeout) : null;
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (timer) clearTimeout(timer);
      if (code === 0) resolve(output);
      else
        reject(
          Object.assign(
            new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}\n${output}`),
            { code },
          ),
        );
    });
  });
}

/** Does `work` once for a given `stamp`: later calls see the marker that the first one left at the end. */
export async function once(marker, stamp, work) {
  if (existsSync(marker) && readFileSync(marker, 'utf8') === stamp) return;
  await work();
  mkdirSync(path.dirname(marker), { recursive: true });
  writeFileSync(marker, stamp);
}
