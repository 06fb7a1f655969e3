import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import type { Configuration } from '../../model/configuration';
import type { Snapshot } from '../../workspace/snapshot';
import { analyse } from '../../workspace/analyse';
import { normalise } from '../../text/source';
import { configurationFor, type ConfigurationCache } from './configuration';
import { findFiles, readAhead, type Unreadable } from './files';
import type { Output } from './output';

export interface ReadingOptions {
  readonly config: string | null;
  readonly today: Temporal.PlainDate;
  /** What is looked for where not all findings are needed; all of them without it. */
  readonly narrow?: (configuration: Configuration) => Configuration;
}

/** How many files were looked at, and what became of them: no file is skipped without a word. */
export interface Reading {
  files: number;
  /** Read, and neither a postmortem nor a template. */
  others: number;
  templates: number;
  readonly broken: Unreadable[];
}

/**
 * Reads the documents that patterns name, one after the other, and hands over each postmortem. A
 * document is let go before the next one is taken.
 */
export async function readPostmortems(
  patterns: readonly string[],
  options: ReadingOptions,
  output: Output,
  take: (file: string, snapshot: Snapshot) => void | Promise<void>,
): Promise<Reading> {
  const { files, unreadable } = await findFiles(patterns);
  const reading: Reading = {
    files: files.length,
    others: 0,
    templates: 0,
    broken: [...unreadable],
  };
  const cache: ConfigurationCache = new Map();
  for await (const { file, read, index } of readAhead(files)) {
    if (index > 0 && index % 25 === 0) output.progress(`${index} of ${files.length} files…`);
    if ('reason' in read) {
      reading.broken.push(read);
      continue;
    }
    const { configuration, problems } = await configurationFor(options.config, file, cache);
    for (const problem of problems)
      reading.broken.push({ file: problem.file, reason: problem.message });
    const snapshot = analyse(normalise(read.text), {
      configuration: options.narrow?.(configuration) ?? configuration,
      today: options.today,
      path: path.resolve(file),
    });
    const { postmortem, template } = snapshot.model.recognition;
    if (template) reading.templates++;
    else if (postmortem) await take(file, snapshot);
    else reading.others++;
  }
  output.progress('');
  return reading;
}

/** Says what was not read, and gives the exit code: 2 when something could not be read. */
export function tellBroken({ broken }: Reading, output: Output): number {
  for (const { file, reason } of broken) output.error(`postmortem: ${file}: ${reason}\n`);
  return broken.length > 0 ? 2 : 0;
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
