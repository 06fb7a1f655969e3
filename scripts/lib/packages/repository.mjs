// Where the project is published: the one place that repository, bugs, home page and links come from.
import { parseArgs } from 'node:util';

/**
 * The repository that was named at packing time, by `--repository` or `POSTMORTEM_REPOSITORY`, or by
 * `package.json`; null where none was. As `https://github.com/owner/name`.
 */
export function repositoryOf(manifest, args = process.argv.slice(2)) {
  const { values } = parseArgs({
    args,
    options: { repository: { type: 'string' } },
    strict: false,
  });
  const written = manifest.repository?.url ?? manifest.repository;
  const named = values.repository ?? process.env.POSTMORTEM_REPOSITORY ?? written;
  if (typeof named !== 'string' || named === '') return null;
  const url = named
    .replace(/^git\+/, '')
    .replace(/\.git$/, '')
    .replace(/\/$/, '');
  if (!/^https:\/\/[^/\s]+\/[^\s]+$/.test(url))
    throw new Error(`A repository is named as https://host/owner/name, not as ${named}`);
  return url;
}

/** What a manifest says of it: `repository`, `bugs`, `homepage`. Nothing where there is none. */
export function placesOf(repository) {
  if (repository === null) return {};
  return {
    repository: { type: 'git', url: `${repository}.git` },
    bugs: { url: `${repository}/${isGitLab(repository) ? '-/issues' : 'issues'}` },
    homepage: `${repository}#readme`,
  };
}

/** The page of a file, or the picture itself: `docs/ci.md` → `https://github.com/o/n/blob/HEAD/docs/ci.md`. */
export const addressOf = (repository, file, picture) =>
  `${repository}/${isGitLab(repository) ? '-/' : ''}${picture ? 'raw' : 'blob'}/HEAD/${file}`;

const isGitLab = (repository) => new URL(repository).host.includes('gitlab');
