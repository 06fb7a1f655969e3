import { spawn } from 'node:child_process';
import path from 'node:path';

const CLI = path.join(__dirname, '../../dist/cli.js');

/** What the command line said and how it ended. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the bundled command line in a folder, without colours. */
export function runCli(
  args: readonly string[],
  cwd: string,
  input = '',
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...environment },
    });
    let out = '';
    let error = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
    child.on('close', (code) => resolve({ code, out, error }));
    child.stdin.end(input);
  });
}

/** A postmortem with one error and more. */
export const BAD =
  '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 5 hours\n\n## Timeline\n\n- 14:30 - Alert\n\n## Root Cause\n\nA leak.\n\n## Actions\n\n- Add an alert\n';
