import path from 'node:path';
import { type Temporal } from 'temporal-polyfill';
import type { Configuration } from '../../model/configuration';
import type { Severity } from '../../rules/rule';
import { applyEdits } from '../../text/edit';
import { lineEndOf, normalise } from '../../text/source';
import { analyse } from '../../workspace/analyse';
import { stableFixes } from '../../workspace/fixes';
import { configurationFor, type ConfigurationCache } from './configuration';
import { findFiles, readText, writeText, type Unreadable } from './files';
import { jsonReport, SEVERITIES, textReport, type FileReport } from './report';

export interface CheckOptions {
  readonly format: 'text' | 'json';
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
  error(text: string): void;
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
  const broken: Unreadable[] = [...unreadable];
  const cache: ConfigurationCache = new Map();
  const reports: FileReport[] = [];
  let checked = 0;
  const examine = async (file: string, source: string): Promise<void> => {
    const { configuration, problems } = await configurationFor(options.config ?? null, file, cache);
    for (const problem of problems) broken.push({ file: problem.file, reason: problem.message });
    const report = await examineText(file, source, configuration, options);
    if (report.snapshot.model.recognition.postmortem || options.all) checked++;
    reports.push(report);
  };
  if (fromInput) await examine('-', await output.readInput());
  for (const file of files) {
    const read = await readText(file);
    if ('reason' in read) broken.push(read);
    else await examine(file, read.text);
  }
  output.out(
    options.format === 'json' ? jsonReport(reports) : textReport(reports, checked, options.colour),
  );
  for (const { file, reason } of broken) output.error(`postmortem: ${file}: ${reason}\n`);
  if (broken.length > 0) return 2;
  const limit = SEVERITIES.indexOf(options.severity);
  return reports.some(({ findings }) =>
    findings.some((finding) => SEVERITIES.indexOf(finding.severity) <= limit),
  )
    ? 1
    : 0;
}

async function examineText(
  file: string,
  source: string,
  configuration: Configuration,
  options: CheckOptions,
): Promise<FileReport> {
  const settings = {
    configuration,
    today: options.today,
    path: file === '-' ? null : path.resolve(file),
    always: options.all || file === '-',
  };
  let snapshot = analyse(normalise(source), settings);
  if (options.fix) {
    const fixed = applyEdits(
      snapshot.text,
      stableFixes(snapshot, (text) => analyse(text, settings)),
    );
    if (fixed !== snapshot.text) {
      const end = lineEndOf(source);
      if (file !== '-') await writeText(file, end === '\n' ? fixed : fixed.replace(/\n/g, end));
      snapshot = analyse(fixed, settings);
    }
  }
  return { file, snapshot, findings: snapshot.findings };
}
