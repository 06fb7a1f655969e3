import { execFile } from 'node:child_process';
import path from 'node:path';

/** A file that differs between a commit and the working tree; null on the side where it is not. */
export interface ChangedFile {
  /** From the root of the repository, with `/`. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What was asked for and cannot be done, with the reason. */
export class Refused extends Error {}

const LARGEST = 256 * 1024 * 1024;

/**
 * Runs the git at hand, without what a repository could make it run: no external diff, no conversion of
 * texts, no monitor of files. Throws what it says.
 */
function git(folder: string, args: readonly string[]): Promise<Buffer> {
  const always = ['--literal-pathspecs', '-c', 'core.fsmonitor=false', '-C', folder];
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      [...always, ...args],
      {
        encoding: 'buffer',
        maxBuffer: LARGEST,
        env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
      },
      (error, out, said) => {
        if (!error) return resolve(out);
        const [line = ''] = said.toString().trim().split('\n');
        reject(
          new Refused(
            error.code === 'ENOENT' ? 'git is not installed' : line || `git: ${error.message}`,
          ),
        );
      },
    );
  });
}

/** A repository as it is compared with one of its commits. */
export class Repository {
  private constructor(
    /** Absolute. */
    readonly root: string,
    /** The hash of the commit. */
    private readonly base: string,
  ) {}

  /** The repository that a folder is in, and the commit that `ref` names there. */
  static async open(folder: string, ref: string): Promise<Repository> {
    const root = (await git(folder, ['rev-parse', '--show-toplevel'])).toString().trim();
    const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
    const base = await git(folder, asked).catch(() => {
      throw new Refused(`git knows no commit ${ref} here; a shallow clone has to fetch it before`);
    });
    return new Repository(path.normalize(root), base.toString().trim());
  }

  /** The Markdown files under the paths that differ from the commit, also those that git does not follow yet. */
  async changed(paths: readonly string[]): Promise<readonly ChangedFile[]> {
    const flags = ['--no-ext-diff', '--no-textconv', '--ignore-submodules', '--name-status', '-z'];
    const differing = await git(this.root, ['diff', ...flags, '-M', this.base, '--', ...paths]);
    const others = await git(this.root, [
      'ls-files',
      '--others',
      '--exclude-standard',
      '-z',
      '--',
      ...paths,
    ]);
    return [
      ...statuses(differing.toString().split('\0')),
      ...others
        .toString()
        .split('\0')
        .map((after) => ({ before: null, after })),
    ]
      .filter(({ before, after }) => isMarkdown(after ?? before ?? ''))
      .sort((a, b) => ((a.after ?? a.before ?? '') < (b.after ?? b.before ?? '') ? -1 : 1));
  }

  /** The bytes of a file as the commit has it. */
  textOf(file: string): Promise<Buffer> {
    return git(this.root, ['cat-file', 'blob', `${this.base}:${file}`]);
  }
}

/** `M a.md`, `R087 a.md b.md` and their like, cut at the zeros. */
function statuses(words: readonly string[]): readonly ChangedFile[] {
  const found: ChangedFile[] = [];
  for (let index = 0; index < words.length; index++) {
    const status = words[index] ?? '';
    if (status === '') continue;
    const first = words[++index] ?? '';
    if (/^[RC]/.test(status)) {
      const after = words[++index] ?? '';
      found.push({ before: status.startsWith('R') ? first : null, after });
    } else
      found.push({
        before: status === 'A' ? null : first,
        after: status === 'D' ? null : first,
      });
  }
  return found;
}

const isMarkdown = (file: string): boolean => /\.(?:md|markdown)$/i.test(file);
