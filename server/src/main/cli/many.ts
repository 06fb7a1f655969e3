import { InvalidArgumentError, Option, type Command } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { ACTION_FORMATS, listActions, type ActionsOptions } from './actions';
import { INDEX_COLUMNS, readColumns, type IndexColumn } from '../../features/indexTable';
import { exportTables } from './export';
import { indexPage } from './indexPage';
import { METRIC_FORMATS, metrics, type MetricsOptions } from './metrics';
import type { Output } from './output';
import { cacheFolder } from './reading/cacheFolder';
import { meansHere, type Means } from './reading/read';
import { report } from './report';

/**
 * Declares the commands over many postmortems. `date` reads the value of an option; `bundle` is the file
 * that runs.
 */
export function manyCommands(
  program: Command,
  date: (value: string) => Temporal.PlainDate,
  bundle: string,
  output: Output,
): void {
  const meansOf = ({ cache }: { readonly cache: boolean }): Means =>
    meansHere(bundle, cache ? cacheFolder() : null);

  program
    .command('metrics')
    .description(
      'Print durations, times to detect and resolve, and open actions of many postmortems.',
    )
    .argument('[paths...]', 'files, folders or globs', [])
    .addOption(
      new Option('--format <format>', 'how to print').choices(METRIC_FORMATS).default('table'),
    )
    .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
    .option('--no-cache', 'read all documents anew, and keep nothing of them')
    .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
    .action(
      async (
        paths: string[],
        flags: Pick<MetricsOptions, 'format' | 'today'> & { config?: string; cache: boolean },
      ) => {
        process.exitCode = await metrics(
          paths,
          {
            format: flags.format,
            today: flags.today,
            config: flags.config ?? null,
            means: meansOf(flags),
          },
          output,
        );
      },
    );

  program
    .command('actions')
    .description(
      'List the action items of many postmortems: done, open or unknown, with what says so.',
    )
    .argument('[paths...]', 'files, folders or globs', [])
    .addOption(
      new Option('--format <format>', 'how to print').choices(ACTION_FORMATS).default('table'),
    )
    .option(
      '--tracker <file>',
      'issues of GitHub, GitLab, Jira or Linear, as the tracker exports them',
    )
    .option('--history', 'ask git when each action was written and when it became done')
    .option('--since <date>', 'only of incidents from this date on', date)
    .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
    .option('--no-cache', 'read all documents anew, and keep nothing of them')
    .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
    .action(
      async (
        paths: string[],
        flags: Pick<ActionsOptions, 'format' | 'today'> & {
          tracker?: string;
          history?: boolean;
          since?: Temporal.PlainDate;
          config?: string;
          cache: boolean;
        },
      ) => {
        process.exitCode = await listActions(
          paths,
          {
            format: flags.format,
            today: flags.today,
            tracker: flags.tracker ?? null,
            history: flags.history === true,
            since: flags.since?.toString() ?? null,
            config: flags.config ?? null,
            means: meansOf(flags),
          },
          output,
        );
      },
    );

  program
    .command('export')
    .description(
      'Write incidents, timeline entries, actions and findings of many postmortems as JSON Lines.',
    )
    .argument('[paths...]', 'files, folders or globs', [])
    .requiredOption('--out <folder>', 'where to write incidents.jsonl and the others')
    .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
    .option('--no-cache', 'read all documents anew, and keep nothing of them')
    .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
    .action(
      async (
        paths: string[],
        flags: { out: string; config?: string; today: Temporal.PlainDate; cache: boolean },
      ) => {
        process.exitCode = await exportTables(
          paths,
          {
            out: flags.out,
            config: flags.config ?? null,
            today: flags.today,
            means: meansOf(flags),
          },
          output,
        );
      },
    );

  program
    .command('report')
    .description(
      'Write the postmortems of a folder as a static site, for a server or to open from disk.',
    )
    .argument('[paths...]', 'files, folders or globs', [])
    .requiredOption(
      '--out <folder>',
      'where to write the pages: a new folder, or one with a report',
    )
    .option('--public', 'show what the public version of each document says, and no names of files')
    .option('--now <instant>', 'when the report is made, such as 2025-08-22T12:00Z', instant)
    .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
    .option('--no-cache', 'read all documents anew, and keep nothing of them')
    .action(
      async (
        paths: string[],
        flags: {
          out: string;
          public?: boolean;
          now?: Temporal.Instant;
          config?: string;
          cache: boolean;
        },
      ) => {
        process.exitCode = await report(
          paths,
          {
            out: flags.out,
            public: flags.public === true,
            now: flags.now ?? null,
            config: flags.config ?? null,
            means: meansOf(flags),
          },
          output,
        );
      },
    );

  program
    .command('index')
    .description(
      'Keep a table of the postmortems of a folder between two comments of a page, or print it.',
    )
    .argument('<file>', 'the page, with a line `<!-- postmortem index -->` and one that ends it')
    .argument(
      '[paths...]',
      'the documents: files, folders or globs; else the folder of the page',
      [],
    )
    .option('--write', 'write the table into the page')
    .option('--check', 'exit with 1 where the page is not up to date, and write nothing')
    .option('--columns <names>', `columns of the table: ${INDEX_COLUMNS.join(', ')}`, columns)
    .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
    .option('--no-cache', 'read all documents anew, and keep nothing of them')
    .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
    .action(
      async (
        file: string,
        paths: string[],
        flags: {
          write?: boolean;
          check?: boolean;
          columns?: readonly IndexColumn[];
          config?: string;
          today: Temporal.PlainDate;
          cache: boolean;
        },
      ) => {
        process.exitCode = await indexPage(
          file,
          {
            write: flags.write === true,
            check: flags.check === true,
            columns: flags.columns ?? null,
            documents: paths,
            config: flags.config ?? null,
            means: meansOf(flags),
            today: flags.today,
          },
          output,
        );
      },
    );
}

const columns = (value: string): readonly IndexColumn[] => {
  const read = readColumns(value);
  if ('problem' in read) throw new InvalidArgumentError(read.problem);
  return read;
};

const instant = (value: string): Temporal.Instant => {
  try {
    return Temporal.Instant.from(value);
  } catch {
    throw new InvalidArgumentError('Give an instant such as 2025-08-22T12:00Z.');
  }
};
