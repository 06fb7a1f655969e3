import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import manifest from '../../../../package.json';
import { siteFiles, siteOf } from '../../site/site';
import type { SiteIncident, SiteOther } from '../../site/types';
import type { Output } from './output';
import { named } from './reading/derived';
import { NOTHING_READ, nothingRead, readDocuments, type Means } from './reading/read';

export interface ReportOptions {
  readonly out: string;
  readonly public: boolean;
  /** Null where the report shall say nothing of now. */
  readonly now: Temporal.Instant | null;
  readonly config: string | null;
  readonly means?: Means;
}

/** Names the files of the report that lies in a folder, one a line, so that the next one can take them away. */
const LIST = '.postmortem-report';

/** Without a clock no day is in the future. */
const NEVER = Temporal.PlainDate.from('9999-12-31');

/** Runs `postmortem report`: writes the pages. Exit code 2 where a file could not be read or written. */
export async function report(
  patterns: readonly string[],
  options: ReportOptions,
  output: Output,
): Promise<number> {
  const refused = await refusal(options.out);
  if (refused !== null) {
    output.error(`postmortem: ${options.out}: ${refused}\n`);
    return 2;
  }
  const { incidents, others, lost } = await read(patterns, options, output);
  if (lost) {
    for (const { path: file, why } of others.filter(({ kind }) => kind === 'unreadable'))
      output.error(`postmortem: ${file}: ${why}\n`);
    output.error(`postmortem: ${options.out}: ${NOTHING_READ}\n`);
    return 2;
  }
  const site = siteOf(incidents, others, {
    public: options.public,
    now: options.now?.toString({ smallestUnit: 'second' }) ?? null,
    version: manifest.version,
  });
  let count = 0;
  let bytes = 0;
  try {
    const written: string[] = [];
    const before = await listed(options.out);
    await mkdir(path.join(options.out, 'incidents'), { recursive: true });
    await mkdir(path.join(options.out, 'data'), { recursive: true });
    // First the list: what is written is known also where the writing ends early.
    const files = [...siteFiles(site)];
    const names = files.map((file) => file.path);
    await writeList(options.out, [...new Set([...before, ...names])]);
    for (const file of files) {
      await writeFile(path.join(options.out, file.path), file.text);
      written.push(file.path);
      bytes += Buffer.byteLength(file.text);
      if (written.length % 50 === 0) output.progress(`${written.length} pages written…`);
    }
    await removeOld(options.out, before, new Set(written));
    await writeList(options.out, written);
    count = written.length;
  } catch (error) {
    output.progress('');
    output.error(
      `postmortem: ${options.out}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 2;
  }
  output.progress('');
  const unreadable = others.filter(({ kind }) => kind === 'unreadable');
  for (const { path: file, why } of unreadable) output.error(`postmortem: ${file}: ${why}\n`);
  output.out(
    `${site.incidents.length} incident${site.incidents.length === 1 ? '' : 's'} of ${site.incidents.length + others.length} Markdown documents: ${count} files, ${(bytes / 1e6).toFixed(1)} MB in ${options.out}. Open ${path.join(options.out, 'index.html')}.\n`,
  );
  if (site.incidents.length === 0)
    output.error(
      'postmortem: none of the documents is a postmortem, so the report is empty; its page about the numbers says what each is\n',
    );
  return unreadable.length > 0 ? 2 : 0;
}

async function read(
  patterns: readonly string[],
  options: ReportOptions,
  output: Output,
): Promise<{
  readonly incidents: readonly SiteIncident[];
  readonly others: readonly SiteOther[];
  /** Nothing was read, and something could not be. */
  readonly lost: boolean;
}> {
  const found: { readonly file: string; readonly incident: SiteIncident }[] = [];
  const aside: SiteOther[] = [];
  const today = options.now?.toZonedDateTimeISO('UTC').toPlainDate() ?? NEVER;
  const kind = options.public ? 'publicPage' : 'page';
  const { broken, problems, folders } = await readDocuments(
    kind,
    patterns,
    { ...options, today },
    output,
    ({ file, is, why, value }) => {
      if (value) found.push({ file, incident: value });
      else aside.push({ path: file, kind: is === 'template' ? 'template' : 'no-postmortem', why });
    },
  );
  const shownPath = shownIn(
    folders.length === 1 && patterns.length < 2 ? (folders[0] ?? '.') : '.',
  );
  for (const { file, reason } of problems) output.error(`postmortem: ${file}: ${reason}\n`);
  const incidents = found.map(({ file, incident }) => named(kind, incident, shownPath(file)));
  const others: SiteOther[] = [
    ...broken.map(({ file, reason }) => ({ path: file, kind: 'unreadable' as const, why: reason })),
    ...aside,
  ].map((other) => ({ ...other, path: shownPath(other.path) }));
  return { incidents, others, lost: nothingRead({ broken }, incidents.length) };
}

/** `docs\a\b.md` → `a/b.md` for the folder `docs`: the same wherever the command is run. */
const shownIn =
  (folder: string) =>
  (file: string): string => {
    const inside = path.relative(folder, file);
    return (inside.startsWith('..') ? path.normalize(file) : inside).split(path.sep).join('/');
  };

/** Why a folder is not written to: what lies there is not ours. */
async function refusal(folder: string): Promise<string | null> {
  try {
    const names = await readdir(folder);
    return names.length === 0 || names.includes(LIST)
      ? null
      : 'the folder is not empty, and no report lies in it; name a new one with --out, so that nothing of yours is overwritten';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT' ? null : error instanceof Error ? error.message : String(error);
  }
}

async function listed(folder: string): Promise<readonly string[]> {
  try {
    return (await readFile(path.join(folder, LIST), 'utf8'))
      .split('\n')
      .filter((name) => OURS.test(name));
  } catch {
    return [];
  }
}

/** The only files that a report has: a list that was changed by hand takes nothing else away. */
const OURS =
  /^(?:(?:index|actions|charts|about)\.html|feed\.xml|actions\.ics|\.nojekyll|incidents\/[^/\\]+\.html|data\/[^/\\]+\.jsonl)$/;

const writeList = (folder: string, names: readonly string[]): Promise<void> =>
  writeFile(path.join(folder, LIST), `${[...names].sort().join('\n')}\n`);

/** A page whose document is gone goes too: what was taken back must not stay public. */
async function removeOld(
  folder: string,
  before: readonly string[],
  now: ReadonlySet<string>,
): Promise<void> {
  for (const name of before) if (!now.has(name)) await rm(path.join(folder, name), { force: true });
  for (const sub of ['incidents', 'data'])
    if ((await readdir(path.join(folder, sub))).length === 0) await rmdir(path.join(folder, sub));
}
