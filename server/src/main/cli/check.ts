import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { linkedPaths, listedDocuments } from '../../incidents/index/load';
import type { Configuration } from '../../model/configuration';
import type { ListedDocuments } from '../../model/indexPage/listed';
import { SEVERITIES, type Severity } from '../../rules/rule';
import { normalise } from '../../text/source';
import { applyToSource } from '../../text/sourceEdits';
import { analyse } from '../../workspace/analyse';
import { fixRounds } from '../../workspace/fixes';
import type { Snapshot } from '../../workspace/snapshot';
import {
  configurationFor,
  type ConfigurationCache,
  type FoundConfiguration,
} from './configuration';
import { findFiles, readAhead, type ReadFile, type Unreadable } from './files';
import { format, type Format } from './formats';
import { placedFindings, reportOf, type FileReport } from './formats/places';
import { summaryOf } from './formats/text';
import { readInput, type Output } from './output';
import { ListedFiles } from './listedFiles';
import { checkedDocument, type CheckedDocument } from './reading/checked';
import { Reader, type Means } from './reading/read';
import { idsOfTree, repositoryOf, treeOf } from './tree';
import { writeFixed } from './writeFixed';

export interface CheckOptions {
  readonly format: Format;
  readonly fix: boolean;
  /** Findings at this level or above make the exit code 1. */
  readonly severity: Severity;
  readonly config: string | null;
  readonly today: Temporal.PlainDate;
  readonly all: boolean;
  readonly colour: boolean;
  /** Where the text of standard input would be as a file; null when nothing is said of it. */
  readonly stdinFilename: string | null;
  /** Whether reports name files from the root of their repository. */
  readonly rootRelative: boolean;
  /** What makes the reading of many documents faster; absent, it is done without. */
  readonly means?: Means;
}

/** Runs `postmortem check`. Exit code 0: clean; 1: findings; 2: something could not be read or written. */
export async function check(
  patterns: readonly string[],
  options: CheckOptions,
  output: Output,
): Promise<number> {
  const fromInput = patterns.includes('-');
  const named = patterns.filter((pattern) => pattern !== '-');
  const found =
    fromInput && named.length === 0
      ? { files: [], unreadable: [], folders: [] }
      : await findFiles(named);
  const run = new Run(options, [...found.unreadable], output);
  if (fromInput) {
    const read = await readInput(output);
    if ('reason' in read) run.broken.push(read);
    else await run.examine('-', read);
  }
  await run.examineFiles(found.files);
  await run.examineReferences(found.folders);
  await run.examineIndexPages();
  output.progress('');
  const reports = run.reports();
  const text = format(
    options.format,
    options.rootRelative ? reports.map(fromRepository) : reports,
    {
      colour: options.colour,
      incomplete: run.broken.length > 0,
    },
  );
  // The corrected text is what was asked for; what is left to say goes beside it.
  if (options.fix && fromInput) output.error(text);
  else output.out(text);
  // Formats for machines are as empty where nothing was found as where nothing was looked at.
  if (options.format !== 'text' && !reports.some(({ postmortem }) => postmortem))
    output.error(`postmortem: ${summaryOf(reports, run.broken.length > 0)}\n`);
  for (const { file, reason } of run.broken) output.error(`postmortem: ${file}: ${reason}\n`);
  if (run.broken.length > 0) return 2;
  const limit = SEVERITIES.indexOf(options.severity);
  return reports.some(({ findings }) =>
    findings.some(({ finding }) => SEVERITIES.indexOf(finding.severity) <= limit),
  )
    ? 1
    : 0;
}

/** `docs/a.md` of a run inside `services/` as `services/docs/a.md`. */
function fromRepository(report: FileReport): FileReport {
  const root = repositoryOf(report.file);
  if (root === null || report.file === '-') return report;
  const file = path.relative(root, path.resolve(report.file)).replace(/\\/g, '/');
  return { ...report, file, findings: report.findings.map((placed) => ({ ...placed, file })) };
}

/** A report with what the one before it says of references to other incidents. */
function withReferences(report: FileReport, before: FileReport | undefined): FileReport {
  const references = (before?.findings ?? []).filter(
    ({ finding }) => finding.rule === 'references/unknown-incident',
  );
  if (references.length === 0) return report;
  return { ...report, findings: inOrder([...report.findings, ...references]) };
}

const inOrder = (findings: FileReport['findings']): FileReport['findings'] =>
  [...findings].sort((a, b) => a.start.line - b.start.line || a.start.column - b.start.column);

/** What one run knows: reports by file, ids of incidents, and what could not be read. */
class Run {
  readonly #reports = new Map<string, FileReport>();
  readonly #cache: ConfigurationCache = new Map();
  readonly #incidents = new Set<string>();
  /** What pages may list; of the documents that were examined it is known already. */
  readonly #listed = new ListedFiles(
    (file) => this.#configured(file),
    () => this.options.today,
  );
  /** Pages that may list postmortems: looked at again when all documents are known. */
  readonly #pages: { readonly file: string; readonly name: string; readonly read: ReadFile }[] = [];
  /** Documents that name other incidents, with the ids: looked at again when all are known. */
  readonly #referring = new Map<
    string,
    { readonly ids: readonly string[]; readonly text: string }
  >();

  constructor(
    private readonly options: CheckOptions,
    readonly broken: Unreadable[],
    private readonly output: Output,
  ) {}

  reports(): readonly FileReport[] {
    return [...this.#reports.values()];
  }

  /** Each file in turn; only what is asked of any document is left to threads and the cache. */
  async examineFiles(files: readonly string[]): Promise<void> {
    const { fix, all, means, config, today } = this.options;
    const alone = fix || all;
    const reader = new Reader(files.length, alone ? undefined : means);
    const waiting: (() => Promise<void>)[] = [];
    let done = 0;
    const next = async (): Promise<void> => {
      await waiting.shift()?.();
      if (++done % 25 === 0 && done < files.length)
        this.output.progress(`${done} of ${files.length} files…`);
    };
    try {
      for await (const { file, read } of readAhead(files)) {
        if ('reason' in read) {
          this.broken.push(read);
          waiting.push(() => Promise.resolve());
        } else if (alone) waiting.push(() => this.examine(file, read));
        else {
          const { configuration, problems } = await configurationFor(config, file, this.#cache);
          this.#tell(problems);
          const source = { text: read.text, path: path.resolve(file), configuration, today };
          const checked = reader.derive('checked', source);
          waiting.push(async () => {
            const { value } = await checked();
            if (value) this.#take(file, read, normalise(read.text), value);
          });
        }
        while (waiting.length > reader.ahead) await next();
      }
      while (waiting.length > 0) await next();
    } finally {
      await reader.end();
    }
  }

  async examine(file: string, read: ReadFile): Promise<void> {
    const name = file === '-' ? (this.options.stdinFilename ?? '-') : file;
    const { configuration, problems } = await this.#configurationFor(name, this.#cache);
    this.#tell(problems);
    const first = this.#analyse(name, normalise(read.text), configuration, null);
    const full = path.resolve(name);
    // What is written from standard input is written at once, so a page there is judged before.
    const lists = linkedPaths(full, first).length > 0;
    const snapshot =
      this.options.fix && !lists ? this.#fix(file, read, first, configuration, null) : first;
    this.#take(file, read, snapshot.text, { ...checkedDocument(snapshot, full), lists });
  }

  #take(file: string, read: ReadFile, text: string, checked: CheckedDocument): void {
    const name = file === '-' ? (this.options.stdinFilename ?? '-') : file;
    const { postmortem, findings, id, related, lists, listed } = checked;
    if (lists) this.#pages.push({ file, name, read });
    if (file !== '-') this.#listed.know(path.resolve(name), listed);
    if (id !== null) this.#incidents.add(id);
    if (related.length > 0) this.#referring.set(name, { ids: related, text });
    this.#reports.set(name, reportOf(name, text, postmortem || this.options.all, findings));
  }

  #tell(problems: FoundConfiguration['problems']): void {
    for (const { file, message } of problems) this.broken.push({ file, reason: message });
  }

  /** A reference to an unknown incident can be told only when all files of the tree were read. */
  async examineReferences(folders: readonly string[]): Promise<void> {
    const cache: ConfigurationCache = new Map();
    const open = new Map<string, string[]>();
    for (const [file, { ids }] of this.#referring) {
      const root = file === '-' ? null : treeOf(file, folders);
      if (root !== null && ids.some((id) => !this.#incidents.has(id)))
        open.set(root, [...(open.get(root) ?? []), file]);
    }
    for (const [root, files] of open) {
      const wanted = files.flatMap((file) => this.#referring.get(file)?.ids ?? []);
      const missing = wanted.filter((id) => !this.#incidents.has(id));
      const found = await idsOfTree(root, missing, async (file) => {
        return (await this.#configurationFor(file, cache)).configuration;
      });
      if ('reason' in found)
        this.output.error(`postmortem: references to incidents are not checked: ${found.reason}\n`);
      else await this.#again(files, new Set([...found.ids, ...this.#incidents]));
    }
  }

  async #again(files: readonly string[], incidents: ReadonlySet<string>): Promise<void> {
    for (const file of files) {
      const { ids, text } = this.#referring.get(file) ?? { ids: [], text: '' };
      if (ids.every((id) => incidents.has(id))) continue;
      const { configuration } = await this.#configurationFor(file, this.#cache);
      const snapshot = this.#analyse(file, text, configuration, incidents);
      this.#reports.set(file, this.#reportOf(file, snapshot));
    }
  }

  /** Judges the pages that list postmortems by what these say now. */
  async examineIndexPages(): Promise<void> {
    for (const { file, name, read } of this.#pages) {
      const configuration = await this.#configured(name);
      const text = normalise(read.text);
      const first = this.#analyse(name, text, configuration, null);
      const full = path.resolve(name);
      const documents = await listedDocuments(full, linkedPaths(full, first), this.#listed);
      const judged = documents ? this.#analyse(name, text, configuration, null, documents) : first;
      const snapshot = this.options.fix
        ? this.#fix(file, read, judged, configuration, documents)
        : judged;
      const before = this.#reports.get(name);
      // References to other incidents were judged before, with all ids at hand.
      if (documents || this.options.fix || !before)
        this.#reports.set(name, withReferences(this.#reportOf(name, snapshot), before));
    }
  }

  #configured = async (file: string): Promise<Configuration> =>
    (await this.#configurationFor(file, this.#cache)).configuration;

  #configurationFor(file: string, cache: ConfigurationCache) {
    return configurationFor(this.options.config ?? null, file, cache);
  }

  #reportOf(file: string, snapshot: Snapshot): FileReport {
    const postmortem = snapshot.model.recognition.postmortem || this.options.all;
    return reportOf(file, snapshot.text, postmortem, placedFindings(snapshot));
  }

  #analyse(
    name: string,
    text: string,
    configuration: Configuration,
    incidents: ReadonlySet<string> | null,
    documents: ListedDocuments | null = null,
  ): Snapshot {
    return analyse(text, {
      documents,
      configuration,
      today: this.options.today,
      path: name === '-' ? null : path.resolve(name),
      always: this.options.all,
      incidents,
    });
  }

  /** Writes what has one right answer; a refusal is told, and the document is reported as it is. */
  #fix(
    file: string,
    read: ReadFile,
    first: Snapshot,
    configuration: Configuration,
    documents: ListedDocuments | null,
  ): Snapshot {
    const name = file === '-' ? (this.options.stdinFilename ?? '-') : file;
    const again = (text: string): Snapshot =>
      this.#analyse(name, text, configuration, null, documents);
    const rounds = fixRounds(first, again);
    const fixed = rounds.reduce((text, edits) => applyToSource(text, edits), read.text);
    if (file === '-') {
      if (!read.utf8 && rounds.length > 0) {
        this.broken.push({ file: name, reason: 'not UTF-8, so it was left as it is' });
        this.output.bytes?.(read.bytes);
        return first;
      }
      this.output.out(fixed);
      return again(normalise(fixed));
    }
    if (rounds.length === 0) return first;
    const reason = writeFixed(file, read, fixed);
    if (reason === null) return again(normalise(fixed));
    this.broken.push({ file, reason });
    return first;
  }
}
