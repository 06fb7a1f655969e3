import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import type { Configuration } from '../../model/configuration';
import type { Severity } from '../../rules/rule';
import { applyEdits } from '../../text/edit';
import { lineEndOf, normalise } from '../../text/source';
import { analyse } from '../../workspace/analyse';
import { stableFixes } from '../../workspace/fixes';
import type { Snapshot } from '../../workspace/snapshot';
import { configurationFor, type ConfigurationCache } from './configuration';
import { findFiles, readAhead, readText, writeText, type Unreadable } from './files';
import { format, type Format } from './formats';
import { reportOf, type FileReport } from './formats/places';
import { SEVERITIES } from './formats/severities';

export interface CheckOptions {
  readonly format: Format;
  readonly fix: boolean;
  /** Findings at this level or above make the exit code 1. */
  readonly severity: Severity;
  readonly config: string | null;
  readonly today: Temporal.PlainDate;
  readonly all: boolean;
  readonly colour: boolean;
}

export interface Output {
  out(text: string): void;
  /** Writes what is no text where `out` writes; null where that is a terminal. */
  readonly bytes: ((bytes: Uint8Array) => void) | null;
  error(text: string): void;
  /** Replaces what was shown before; does nothing where nobody watches. */
  progress(text: string): void;
  readInput(): Promise<string>;
}

/** Runs `postmortem check`. Exit code 0: clean; 1: findings; 2: something could not be read. */
export async function check(
  patterns: readonly string[],
  options: CheckOptions,
  output: Output,
): Promise<number> {
  const fromInput = patterns.includes('-');
  const named = patterns.filter((pattern) => pattern !== '-');
  const { files, unreadable } =
    fromInput && named.length === 0 ? { files: [], unreadable: [] } : await findFiles(named);
  const run = new Run(options, [...unreadable]);
  if (fromInput) await run.examine('-', await output.readInput());
  for await (const { file, read, index } of readAhead(files)) {
    if (index > 0 && index % 25 === 0) output.progress(`${index} of ${files.length} files…`);
    if ('reason' in read) run.broken.push(read);
    else await run.examine(file, read.text);
  }
  await run.examineReferences();
  output.progress('');
  output.out(
    format(options.format, run.reports(), { checked: run.checked, colour: options.colour }),
  );
  for (const { file, reason } of run.broken) output.error(`postmortem: ${file}: ${reason}\n`);
  if (run.broken.length > 0) return 2;
  const limit = SEVERITIES.indexOf(options.severity);
  return run
    .reports()
    .some(({ findings }) =>
      findings.some(({ finding }) => SEVERITIES.indexOf(finding.severity) <= limit),
    )
    ? 1
    : 0;
}

/** What one run knows: reports by file, ids of incidents, and what could not be read. */
class Run {
  checked = 0;
  readonly #reports = new Map<string, FileReport>();
  readonly #cache: ConfigurationCache = new Map();
  readonly #incidents = new Set<string>();
  /** Ids of other incidents by the file that names them: looked at again when all are known. */
  readonly #referring = new Map<string, readonly string[]>();

  constructor(
    private readonly options: CheckOptions,
    readonly broken: Unreadable[],
  ) {}

  reports(): readonly FileReport[] {
    return [...this.#reports.values()];
  }

  async examine(file: string, source: string): Promise<void> {
    const { configuration, problems } = await configurationFor(
      this.options.config ?? null,
      file,
      this.#cache,
    );
    for (const problem of problems)
      this.broken.push({ file: problem.file, reason: problem.message });
    const snapshot = await this.#analyse(file, source, configuration, null);
    const { model } = snapshot;
    if (model.recognition.postmortem || this.options.all) this.checked++;
    if (model.incident.id.kind === 'valid') this.#incidents.add(model.incident.id.value);
    if (model.related.length > 0 && file !== '-')
      this.#referring.set(
        file,
        model.related.map(({ id }) => id),
      );
    this.#reports.set(file, reportOf(file, snapshot));
  }

  /** A reference to an unknown incident can be told only when all files were read. */
  async examineReferences(): Promise<void> {
    for (const [file, ids] of this.#referring) {
      if (ids.every((id) => this.#incidents.has(id))) continue;
      const read = await readText(file);
      if ('reason' in read) continue;
      const { configuration } = await configurationFor(
        this.options.config ?? null,
        file,
        this.#cache,
      );
      const snapshot = await this.#analyse(file, read.text, configuration, this.#incidents);
      this.#reports.set(file, reportOf(file, snapshot));
    }
  }

  async #analyse(
    file: string,
    source: string,
    configuration: Configuration,
    incidents: ReadonlySet<string> | null,
  ): Promise<Snapshot> {
    const settings = {
      configuration,
      today: this.options.today,
      path: file === '-' ? null : path.resolve(file),
      always: this.options.all || file === '-',
      incidents,
    };
    const snapshot = analyse(normalise(source), settings);
    if (!this.options.fix) return snapshot;
    const fixed = applyEdits(
      snapshot.text,
      stableFixes(snapshot, (text) => analyse(text, settings)),
    );
    if (fixed === snapshot.text) return snapshot;
    const end = lineEndOf(source);
    if (file !== '-') {
      try {
        await writeText(file, end === '\n' ? fixed : fixed.replace(/\n/g, end));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.broken.push({ file, reason: `cannot be written: ${reason}` });
        return snapshot;
      }
    }
    return analyse(fixed, settings);
  }
}
