import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { ledgerOf, type LedgerAction } from '../../incidents/actions/ledger';
import { withHistory, type PastActions } from '../../incidents/actions/history';
import { normalise } from '../../text/source';
import type { Snapshot } from '../../workspace/snapshot';
import { repositoryOf } from './tree';

const run = promisify(execFile);

/** More versions of one document are not looked at; then its first one is not known. */
const MOST_VERSIONS = 300;

/** Actions with what git knows of them; the reason where it knows nothing. */
export type History =
  | { readonly kind: 'known'; readonly actions: readonly LedgerAction[] }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Reads the versions of a document that git keeps. Nothing of the repository is executed or changed. */
export async function historyOf(
  file: string,
  snapshot: Snapshot,
  actions: readonly LedgerAction[],
): Promise<History> {
  const root = repositoryOf(file);
  if (root === null) return { kind: 'unknown', reason: 'it is in no repository' };
  const git = async (...args: readonly string[]): Promise<string> =>
    // Neither hooks nor a pager nor a text conversion that the repository configures.
    (
      await run('git', ['-C', root, '-c', 'core.fsmonitor=false', '--no-pager', ...args], {
        maxBuffer: 64_000_000,
      })
    ).stdout;
  try {
    const shallow = (await git('rev-parse', '--is-shallow-repository')).trim() === 'true';
    const name = path.relative(root, path.resolve(file)).replace(/\\/g, '/');
    const commits = commitsOf(
      await git(
        'log',
        '--follow',
        `--max-count=${MOST_VERSIONS}`,
        '--no-ext-diff',
        '--no-textconv',
        '--format=%x00%H %as',
        '--name-only',
        '-z',
        '--',
        name,
      ),
    );
    if (commits.length === 0) return { kind: 'unknown', reason: 'git has no version of it' };
    const versions: PastActions[] = [];
    for (const { commit, day, at } of [...commits].reverse()) {
      const text = await git('cat-file', 'blob', `${commit}:${at}`).catch(() => null);
      if (text === null) continue;
      versions.push({ day, actions: ledgerOf(file, snapshot.withText(normalise(text))) });
    }
    // Of a history that has lost a version the first one that is left is no beginning.
    const whole = !shallow && versions.length === commits.length && commits.length < MOST_VERSIONS;
    return { kind: 'known', actions: withHistory(actions, versions, whole) };
  } catch (error) {
    return {
      kind: 'unknown',
      reason: saidBy(error),
    };
  }
}

/** What git says, rather than how it was called. */
function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'git is not installed';
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : '';
  return `git says: ${(said === '' ? error.message : said).split('\n')[0] ?? ''}`;
}

/** Newest first, each with the name that the file had. */
function commitsOf(
  log: string,
): readonly { readonly commit: string; readonly day: string; readonly at: string }[] {
  const found: { commit: string; day: string; at: string }[] = [];
  let last: { commit: string; day: string } | null = null;
  for (const part of log.split('\0')) {
    const [, commit, day] = /^([0-9a-f]{40,64}) (\d{4}-\d{2}-\d{2})$/.exec(part.trim()) ?? [];
    if (commit !== undefined && day !== undefined) last = { commit, day };
    else if (last && part.trim() !== '') {
      found.push({ ...last, at: part.replace(/^\n/, '') });
      last = null;
    }
  }
  return found;
}
