import { isUtf8 } from 'node:buffer';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { differenceMarkdown } from '../../features/review/difference';
import { markdownCode } from '../../features/review/text';
import {
  compareDocuments,
  isSame,
  type ComparedDocument,
  type NamedDocument,
} from '../../incidents/difference/documents';
import { normalise } from '../../text/source';
import { analyse } from '../../workspace/analyse';
import { configurationFor, type ConfigurationCache } from './configuration';
import { findFiles, readText, type Unreadable } from './files';
import { differenceJson, differenceText } from './formats/difference';
import { Refused, Repository } from './git';
import type { Output } from './output';

export const DIFF_FORMATS = ['text', 'json', 'markdown'] as const;

export interface DiffOptions {
  readonly format: (typeof DIFF_FORMATS)[number];
  /** A commit to compare the working tree with; null to compare two paths. */
  readonly base: string | null;
  readonly config: string | null;
  readonly today: Temporal.PlainDate;
  readonly all: boolean;
  /** Whether a difference makes the exit code 1. */
  readonly exitCode: boolean;
}

/** Runs `postmortem diff`. Exit code 2 when something could not be read. */
export async function diff(
  paths: readonly string[],
  options: DiffOptions,
  output: Output,
): Promise<number> {
  const reader = new Reader(options);
  let compared: readonly ComparedDocument[];
  try {
    compared =
      options.base === null
        ? await twoPaths(paths, reader)
        : await withBase(paths, options.base, reader);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    output.error(`postmortem: ${error.message}\n`);
    return 2;
  }
  output.out(PRINTERS[options.format](compared));
  for (const { file, reason } of reader.broken) output.error(`postmortem: ${file}: ${reason}\n`);
  if (reader.broken.length > 0) return 2;
  return options.exitCode && !compared.every(isSame) ? 1 : 0;
}

const PRINTERS: Readonly<
  Record<DiffOptions['format'], (compared: readonly ComparedDocument[]) => string>
> = {
  text: differenceText,
  json: differenceJson,
  markdown: (compared) =>
    compared
      .filter((document) => !isSame(document))
      .map(
        (document) =>
          `### ${markdownCode(document.after ?? document.before ?? '')}${document.before === null ? ' (new)' : document.after === null ? ' (gone)' : ''}\n\n${differenceMarkdown(document)}`,
      )
      .join('\n') || 'No difference of an incident.\n',
};

/** What a run reads, with the configuration that holds for each file, and what it could not read. */
class Reader {
  readonly broken: Unreadable[] = [];
  readonly #cache: ConfigurationCache = new Map();

  constructor(private readonly options: Pick<DiffOptions, 'config' | 'today' | 'all'>) {}

  /** A file of the disk; null, and told, when it is no text. */
  async file(file: string): Promise<NamedDocument | null> {
    const read = await readText(file);
    if (!('reason' in read)) return this.text(file, read.text);
    this.broken.push(read);
    return null;
  }

  /** A text that is read as if it were that file: by its name, and its configuration. */
  async text(file: string, text: string): Promise<NamedDocument> {
    const { configuration, problems } = await configurationFor(
      this.options.config,
      file,
      this.#cache,
    );
    for (const { file: at, message } of problems) this.broken.push({ file: at, reason: message });
    const snapshot = analyse(normalise(text), {
      configuration,
      today: this.options.today,
      path: path.resolve(file),
      always: this.options.all,
    });
    return { file, snapshot };
  }
}

const isFolder = (file: string): boolean =>
  statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;

async function twoPaths(
  [a, b, ...more]: readonly string[],
  reader: Reader,
): Promise<readonly ComparedDocument[]> {
  if (a === undefined || b === undefined || more.length > 0)
    throw new Refused('give two files or two folders, or paths and --base with a commit');
  if (isFolder(a) !== isFolder(b))
    throw new Refused(`${a} and ${b}: give two files or two folders, not one of each`);
  if (!isFolder(a)) {
    const compared = compareDocuments(await reader.file(a), await reader.file(b));
    return compared ? [compared] : [];
  }
  return twoFolders(await documentsIn(a, reader), await documentsIn(b, reader));
}

/** The documents of a folder by their path in it. */
async function documentsIn(
  folder: string,
  reader: Reader,
): Promise<ReadonlyMap<string, NamedDocument>> {
  const { files, unreadable } = await findFiles([folder]);
  reader.broken.push(...unreadable);
  const found = new Map<string, NamedDocument>();
  for (const file of files) {
    const document = await reader.file(file);
    if (document?.snapshot.model.recognition.postmortem === true)
      found.set(path.relative(folder, file), document);
  }
  return found;
}

/** By path; what is in one folder only, by the id of the incident. */
function twoFolders(
  before: ReadonlyMap<string, NamedDocument>,
  after: ReadonlyMap<string, NamedDocument>,
): readonly ComparedDocument[] {
  const idOf = ({ snapshot }: NamedDocument): string | null => {
    const { id } = snapshot.model.incident;
    return id.kind === 'valid' ? id.value : null;
  };
  const moved = new Map(
    [...before].flatMap(([name, document]) => {
      const id = idOf(document);
      return after.has(name) || id === null ? [] : [[id, document] as const];
    }),
  );
  const taken = new Set<NamedDocument>();
  const found = [...after].map(([name, document]) => {
    const partner = before.get(name) ?? moved.get(idOf(document) ?? '') ?? null;
    const free = partner && !taken.has(partner) ? partner : null;
    if (free) taken.add(free);
    return compareDocuments(free, document);
  });
  const gone = [...before.values()].filter((document) => !taken.has(document));
  return [...found, ...gone.map((document) => compareDocuments(document, null))].filter(
    (compared) => compared !== null,
  );
}

async function withBase(
  paths: readonly string[],
  base: string,
  reader: Reader,
): Promise<readonly ComparedDocument[]> {
  const given = (paths.length === 0 ? ['.'] : paths).map((each) => path.resolve(each));
  const [first = '.'] = given;
  const repository = await Repository.open(isFolder(first) ? first : path.dirname(first), base);
  const compared: ComparedDocument[] = [];
  for (const changed of await repository.changed(given)) {
    const one = await comparedFile(repository, changed, reader);
    if (one) compared.push(one);
  }
  return compared;
}

/** A file of the working tree beside what a commit has of it. */
async function comparedFile(
  repository: Repository,
  { before, after }: { readonly before: string | null; readonly after: string | null },
  reader: Reader,
): Promise<ComparedDocument | null> {
  const here = (file: string): string =>
    path.relative(process.cwd(), path.join(repository.root, file)) || file;
  const bytes = before === null ? null : await repository.textOf(before);
  const readable = bytes !== null && isUtf8(bytes) && !bytes.subarray(0, 8192).includes(0);
  return compareDocuments(
    before !== null && readable ? await reader.text(here(before), bytes.toString('utf8')) : null,
    after === null ? null : await reader.file(here(after)),
  );
}
