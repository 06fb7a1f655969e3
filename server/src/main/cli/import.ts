import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import {
  candidates,
  importRows,
  readingFor,
  rowZone,
  type Candidate,
} from '../../features/evidence/import';
import { readEvidence, type EvidenceFile } from '../../features/evidence/files';
import { boundOf, isPicked, type Filter } from '../../features/evidence/pick';
import { asTable } from '../../features/evidence/rows';
import { firstDay } from '../../rules/support/days';
import { applyEdits } from '../../text/edit';
import { normalise } from '../../text/source';
import { applyToSource } from '../../text/sourceEdits';
import { parseZone } from '../../time/zone';
import { analyse } from '../../workspace/analyse';
import type { Snapshot } from '../../workspace/snapshot';
import { readOrdinaryFile } from '../nodeFiles';
import { configurationFor } from './configuration';
import { readText, type ReadFile } from './files';
import type { Output } from './output';
import { writeFixed } from './writeFixed';

export interface ImportOptions {
  /** The document that gets the rows; null to print them. */
  readonly into: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly person: readonly string[];
  readonly match: readonly string[];
  /** Where times without a zone were written. */
  readonly zone: string | null;
  /** `https://acme.slack.com`, for links to messages. */
  readonly slack: string | null;
  readonly config: string | null;
  readonly today: Temporal.PlainDate;
}

/**
 * Runs `postmortem import`: rows of chats, logs and alerts, printed as a table or written into a
 * document. Exit code 0: done, also where all was there already; 1: nothing was picked; 2: something
 * could not be read or written.
 */
export async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  output: Output,
): Promise<number> {
  const failed = (told: string): number => {
    output.error(`postmortem: ${told}\n`);
    return 2;
  };
  if (options.zone !== null && parseZone(options.zone)?.id == null)
    return failed(`--zone ${options.zone}: no time zone of that name; write Europe/Berlin or UTC`);
  if (options.slack !== null && !/^https:\/\/[\w.-]{1,200}\/?$/.test(options.slack))
    return failed(
      `--slack ${options.slack}: write the address of the workspace, such as https://acme.slack.com`,
    );
  const document = await documentOf(options);
  if (typeof document === 'string') return failed(document);
  const { snapshot } = document;
  const filter = filterOf(snapshot, options);
  if (typeof filter === 'string') return failed(filter);
  const given: EvidenceFile[] = [];
  for (const file of files)
    try {
      const bytes = file === '-' ? await output.readInput() : await readOrdinaryFile(file);
      given.push({ name: file, bytes: new Uint8Array(bytes) });
    } catch (error) {
      return failed(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  const { messages, problems } = readEvidence(given, readingFor(snapshot, options.slack ?? ''));
  for (const { file, reason } of problems) output.error(`postmortem: ${file}: ${reason}\n`);
  if (problems.length > 0) return 2;
  const all = candidates(snapshot, messages, options.zone);
  const meant = all.filter((row) => isPicked(row, filter));
  const told = `${meant.length} of ${counted(all.length, 'message')} picked`;
  if (meant.length === 0) {
    output.error(`postmortem: ${told}\n`);
    return 1;
  }
  if (document.read === null || options.into === null) {
    output.out(tableOf(snapshot, meant));
    output.error(`postmortem: ${told}\n`);
    return 0;
  }
  return write(options.into, { ...document, read: document.read }, meant, told, output);
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

interface Document {
  readonly snapshot: Snapshot;
  /** Null for none: rows are printed then. */
  readonly read: ReadFile | null;
}

async function documentOf({ into, config, today }: ImportOptions): Promise<Document | string> {
  const read = into === null ? null : await readText(into);
  if (read && 'reason' in read) return `${read.file}: ${read.reason}`;
  const { configuration } = await configurationFor(config, into ?? 'postmortem.md', new Map());
  const snapshot = analyse(normalise(read?.text ?? ''), {
    configuration,
    today,
    path: into === null ? null : path.resolve(into),
    always: true,
  });
  return { snapshot, read };
}

function filterOf(snapshot: Snapshot, options: ImportOptions): Filter | string {
  const reading = {
    ...readingFor(snapshot),
    zone: options.zone ?? rowZone(snapshot),
    day: firstDay(snapshot.model),
  };
  const [from, to] = (['from', 'to'] as const).map((name) => {
    const written = options[name];
    return written === null ? null : boundOf(written, name === 'to', reading);
  });
  if (typeof from === 'string') return `--from: ${from}`;
  if (typeof to === 'string') return `--to: ${to}`;
  return { from: from ?? null, to: to ?? null, people: options.person, words: options.match };
}

/** The rows as a table by itself. */
function tableOf(snapshot: Snapshot, rows: readonly Candidate[]): string {
  const empty = snapshot.withText('');
  const [first] = rows;
  const day = first?.date ?? snapshot.today;
  return applyEdits('', asTable(empty, 0, rows, { zone: rowZone(snapshot), day })).trimStart();
}

function write(
  file: string,
  { snapshot, read }: Document & { readonly read: ReadFile },
  meant: readonly Candidate[],
  told: string,
  output: Output,
): number {
  const fresh = meant.filter(({ there }) => !there);
  const made = importRows(snapshot, { path: path.resolve(file) }, fresh);
  const reason =
    'refused' in made
      ? made.refused
      : made.edits.length === 0
        ? null
        : writeFixed(file, read, applyToSource(read.text, made.edits));
  if (reason !== null) {
    output.error(`postmortem: ${file}: nothing was written: ${reason}\n`);
    return 2;
  }
  output.error(
    `postmortem: ${file}: ${told}, ${counted(fresh.length, 'row')} added, ${meant.length - fresh.length} there already\n`,
  );
  return 0;
}
