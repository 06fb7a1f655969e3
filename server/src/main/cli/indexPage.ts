import path from 'node:path';
import {
  indexEdits,
  indexRegion,
  indexTable,
  USUAL_COLUMNS,
  type IndexColumn,
} from '../../features/indexTable';
import type { IncidentSummary } from '../../incidents/numbers';
import { LANGUAGES } from '../../language/languages';
import { languageOf } from '../../model/language';
import { normalise } from '../../text/source';
import { applyToSource } from '../../text/sourceEdits';
import { analyse } from '../../workspace/analyse';
import { configurationFor } from './configuration';
import { readText } from './files';
import type { Output } from './output';
import { readDocuments, tellBroken, type ReadingOptions } from './reading/read';
import { writeFixed } from './writeFixed';

export interface IndexOptions extends ReadingOptions {
  readonly write: boolean;
  /** Writes nothing; exit code 1 where the page is not up to date. */
  readonly check: boolean;
  /** Null for those that the page names, else the usual ones. */
  readonly columns: readonly IndexColumn[] | null;
  /** Files, folders and globs; empty for the folder of the page. */
  readonly documents: readonly string[];
}

/**
 * Runs `postmortem index`: the table of the postmortems beside a page, printed, compared or kept between
 * the two comments of the page. Exit code 1: `--check`, and it is another; 2: something could not be read
 * or written.
 */
export async function indexPage(
  file: string,
  options: IndexOptions,
  output: Output,
): Promise<number> {
  const read = await readText(file);
  if ('reason' in read) return refused(file, read.reason, output);
  const { configuration } = await configurationFor(options.config, file, new Map());
  const page = analyse(normalise(read.text), {
    configuration,
    today: options.today,
    path: path.resolve(file),
  });
  const region = indexRegion(page.syntax);
  if ('problem' in region) return refused(file, region.problem, output);
  const incidents: IncidentSummary[] = [];
  const own = path.resolve(file);
  const reading = await readDocuments(
    'numbers',
    options.documents.length === 0 ? [path.dirname(file)] : options.documents,
    options,
    output,
    ({ file: found, value }) => {
      const full = path.resolve(found);
      if (value && full !== own) incidents.push({ ...value, file: full });
    },
  );
  const names = LANGUAGES.find(
    ({ language }) => language === languageOf(page.model, configuration),
  )?.names;
  const table = names
    ? indexTable(
        own,
        incidents,
        options.columns ?? region.columns ?? USUAL_COLUMNS,
        names,
        configuration.tableWidth,
      )
    : '';
  const broken = tellBroken(reading, output);
  // A page from which a document is missing that could not be read is worse than an old one.
  if (broken !== 0 && (options.write || options.check)) return broken;
  const edits = indexEdits(page.syntax, region, table, options.columns);
  if (!options.write && !options.check) {
    output.out(table);
    return broken;
  }
  if (edits.length === 0) return 0;
  if (options.check) {
    output.error(
      `postmortem: ${file}: the table is not up to date; \`postmortem index ${file} --write\` brings it there\n`,
    );
    return 1;
  }
  const reason = writeFixed(file, read, applyToSource(read.text, edits));
  return reason === null ? 0 : refused(file, reason, output);
}

function refused(file: string, reason: string, output: Output): number {
  output.error(`postmortem: ${file}: ${reason}\n`);
  return 2;
}
