import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import type { Snapshot } from '../../../workspace/snapshot';
import { configurationFor, type ConfigurationCache } from '../configuration';
import { findFiles, readAhead, type Unreadable } from '../files';
import type { Output } from '../output';
import { Cache } from './cache';
import { derive, named, snapshotOf, type Derived, type DerivedValues, type Kind } from './derived';
import type { Source } from './derived';
import { threadsHere, Workers } from './workers';

/** What makes the reading of many documents faster. None of it changes what is read. */
export interface Means {
  /** The program as one file, which threads run too; null where it is not one file. */
  readonly program: string | null;
  /** Where what was derived is kept; null where nothing is. */
  readonly cache: string | null;
  /** How many threads may be started. */
  readonly threads: number;
}

const NO_MEANS: Means = { program: null, cache: null, threads: 0 };

/** Of fewer documents a thread costs more than it saves, and nothing need be kept. */
export const MANY = 100;

/** So many documents are on their way to each thread. */
const AHEAD = 12;

export interface ReadingOptions {
  readonly config: string | null;
  readonly today: Temporal.PlainDate;
  readonly means?: Means;
}

/** How many files were looked at, and what became of them: no file is skipped without a word. */
export interface Reading {
  readonly files: number;
  /** Read, and neither a postmortem nor a template. */
  others: number;
  templates: number;
  readonly broken: Unreadable[];
  /** What is wrong with configurations. */
  readonly problems: Unreadable[];
  /** The folders that were given as such. */
  readonly folders: readonly string[];
}

/** A document that was read. */
export interface ReadDocument<K extends Kind> {
  readonly file: string;
  readonly is: Derived<K>['is'];
  readonly why: string;
  /** Null for what is no postmortem. */
  readonly value: DerivedValues[K] | null;
  /** The document itself, read once more. */
  readonly snapshot: () => Snapshot;
}

/**
 * Reads the documents that patterns name and hands over what was derived of each, in the order of
 * their names. Many are read by several threads, and what was derived of a document that has not
 * changed since is taken from the cache: the same comes of it either way.
 */
export async function readDocuments<K extends Kind>(
  kind: K,
  patterns: readonly string[],
  options: ReadingOptions,
  output: Output,
  take: (document: ReadDocument<K>) => void | Promise<void>,
): Promise<Reading> {
  const { files, unreadable, folders } = await findFiles(patterns);
  const reading: Reading = {
    files: files.length,
    others: 0,
    templates: 0,
    broken: [...unreadable],
    problems: [],
    folders,
  };
  const reader = new Reader(files.length, options.means);
  const configurations: ConfigurationCache = new Map();
  const waiting: (() => Promise<void>)[] = [];
  let done = 0;
  const hand = async (file: string, source: Source, derived: Derived<K>): Promise<void> => {
    if (++done % 25 === 0) output.progress(`${done} of ${files.length} files…`);
    const { is, why, value } = derived;
    if (is === 'template') reading.templates++;
    if (is === 'other') reading.others++;
    await take({
      file,
      is,
      why,
      value: value && named(kind, value, file.replace(/\\/g, '/')),
      snapshot: () => snapshotOf(source, kind),
    });
  };
  try {
    for await (const { file, read } of readAhead(files)) {
      if ('reason' in read) {
        reading.broken.push(read);
        continue;
      }
      const { configuration, problems } = await configurationFor(
        options.config,
        file,
        configurations,
      );
      for (const problem of problems)
        reading.problems.push({ file: problem.file, reason: problem.message });
      const source = {
        text: read.text,
        path: path.resolve(file),
        configuration,
        today: options.today,
      };
      const derived = reader.derive(kind, source);
      waiting.push(async () => hand(file, source, await derived()));
      if (waiting.length > reader.ahead) await waiting.shift()?.();
    }
    for (const next of waiting) await next();
  } finally {
    await reader.end();
    output.progress('');
  }
  return reading;
}

/** Derives what is asked for by the means that there are, where they are worth it. */
export class Reader {
  readonly #cache: Cache | null;
  #workers: Workers | null = null;
  private readonly means: Means;

  /** `files`: how many there are to read. */
  constructor(files: number, means: Means = NO_MEANS) {
    this.means = files < MANY ? NO_MEANS : means;
    const { program, cache } = this.means;
    this.#cache = program === null || cache === null ? null : Cache.open(cache, program);
  }

  /** How many documents may be on their way. */
  get ahead(): number {
    return (this.#workers?.count ?? 0) * AHEAD;
  }

  /** Begins to derive, and gives what waits for it. */
  derive<K extends Kind>(kind: K, source: Source): () => Promise<Derived<K>> {
    const known = this.#cache?.get(kind, source);
    if (known) return () => Promise.resolve(known);
    const begun = this.#threads()?.derive(kind, source);
    return async () => {
      const json = (await begun) ?? null;
      const derived = json === null ? derive(kind, source) : (JSON.parse(json) as Derived<K>);
      this.#cache?.put(kind, source, json ?? JSON.stringify(derived));
      return derived;
    };
  }

  async end(): Promise<void> {
    this.#cache?.close();
    await this.#workers?.end();
  }

  /** Started only when there is something to do for them. */
  #threads(): Workers | null {
    const { program, threads } = this.means;
    if (program === null || threads < 2) return null;
    this.#workers ??= new Workers(program, threads);
    return this.#workers;
  }
}

/** What the command line has at hand; `program` is the file that runs. */
export const meansHere = (program: string, cache: string | null): Means => ({
  program,
  cache,
  threads: threadsHere(),
});

/**
 * Whether nothing came of what was asked for, and something could not be read: a folder that is gone or
 * misspelt must not empty what an earlier run has written.
 */
export const nothingRead = ({ broken }: Pick<Reading, 'broken'>, incidents: number): boolean =>
  incidents === 0 && broken.length > 0;

/** Said by whoever writes files then. */
export const NOTHING_READ =
  'no postmortem was read, so nothing was written; what an earlier run left there stays';

/** Says what was not read, and gives the exit code: 2 when something could not be read. */
export function tellBroken({ broken, problems }: Reading, output: Output): number {
  const all = [...problems, ...broken];
  for (const { file, reason } of all) output.error(`postmortem: ${file}: ${reason}\n`);
  return all.length > 0 ? 2 : 0;
}

/** `2 other Markdown files, 1 template`: what was looked at and counts for nothing; empty for none. */
export function setAside({ others, templates, broken }: Reading): string {
  const parts = [
    counted(others, 'file that is no postmortem', 'files that are no postmortems'),
    counted(templates, 'template', 'templates'),
    counted(broken.length, 'file that could not be read', 'files that could not be read'),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const counted = (n: number, one: string, many: string): string =>
  n === 0 ? '' : `${n} ${n === 1 ? one : many}`;
