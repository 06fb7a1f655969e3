import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { Temporal } from 'temporal-polyfill';
import manifest from '../../../package.json';
import type { Severity } from '../rules/rule';
import { normalise } from '../text/source';
import { effectiveConfiguration } from '../workspace/configuration/effective';
import { analyse } from '../workspace/analyse';
import { check, type Output } from './cli/check';
import { configurationFor } from './cli/configuration';
import { renderFile, RENDER_FORMATS } from './cli/render';
import { readText } from './cli/files';
import { inspect } from './cli/inspect';
import { METRIC_FORMATS, metrics, type MetricsOptions } from './cli/metrics';
import { explainRule, listRules, rulesAsJson } from './cli/rules';
import { FORMATS, type Format } from './cli/formats';
import { SEVERITIES } from './cli/formats/severities';
import { init } from './cli/init';
import { PNG_SCALE } from './png/rasterize';

const OUTPUT: Output = {
  out: (text) => process.stdout.write(text),
  bytes: process.stdout.isTTY === true ? null : (bytes) => process.stdout.write(bytes),
  error: (text) => process.stderr.write(text),
  progress: (text) => {
    if (process.stderr.isTTY === true) process.stderr.write(`\r\u001b[K${text}`);
  },
  readInput: () => readAll(process.stdin),
};

// `postmortem check | head` closes the pipe early; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

const date = (value: string): Temporal.PlainDate => {
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' });
  } catch {
    throw new InvalidArgumentError('Give a date such as 2025-08-22.');
  }
};

const scale = (value: string): number => {
  const number = Number(value);
  if (!(number >= 1 && number <= 4)) throw new InvalidArgumentError('Give a number from 1 to 4.');
  return number;
};

interface CheckFlags {
  readonly format: Format;
  readonly fix?: boolean;
  readonly severity: Severity;
  readonly config?: string;
  readonly today: Temporal.PlainDate;
  readonly all?: boolean;
}

const program = new Command('postmortem')
  .description('Checks incident postmortems in Markdown. Offline and deterministic.')
  .version(manifest.version)
  .exitOverride();

program
  .command('check', { isDefault: false })
  .description(
    'Report what contradicts and what is missing. Exit code 0: clean, 1: findings, 2: bad usage or unreadable input.',
  )
  .argument('[paths...]', 'files, folders or globs; `-` for standard input', [])
  .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('text'))
  .option('--fix', 'apply the fixes that have one right answer')
  .addOption(
    new Option('--severity <level>', 'lowest level that makes the exit code 1')
      .choices(SEVERITIES)
      .default('warning'),
  )
  .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
  .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
  .option('--all', 'treat every file given as a postmortem')
  .action(async (paths: string[], flags: CheckFlags) => {
    const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
    process.exitCode = await check(
      paths,
      {
        format: flags.format,
        fix: flags.fix === true,
        severity: flags.severity,
        config: flags.config ?? null,
        today: flags.today,
        all: flags.all === true,
        colour,
      },
      OUTPUT,
    );
  });

program
  .command('inspect')
  .description('Print what was understood of a document, as JSON.')
  .argument('<file>', 'a Markdown file')
  .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
  .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
  .action(async (file: string, flags: { config?: string; today: Temporal.PlainDate }) => {
    const read = await readText(file);
    if ('reason' in read) {
      OUTPUT.error(`postmortem: ${file}: ${read.reason}\n`);
      process.exitCode = 2;
      return;
    }
    const { configuration } = await configurationFor(flags.config ?? null, file, new Map());
    const snapshot = analyse(normalise(read.text), {
      configuration,
      today: flags.today,
      path: path.resolve(file),
    });
    OUTPUT.out(`${JSON.stringify(inspect(snapshot, file), null, 2)}\n`);
  });

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
  .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
  .action(
    async (
      paths: string[],
      flags: Pick<MetricsOptions, 'format' | 'today'> & { config?: string },
    ) => {
      process.exitCode = await metrics(
        paths,
        { format: flags.format, today: flags.today, config: flags.config ?? null },
        OUTPUT,
      );
    },
  );

program
  .command('rules')
  .description('List all rules with their levels.')
  .addOption(
    new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
  )
  .action((flags: { format: 'text' | 'json' }) =>
    OUTPUT.out(flags.format === 'json' ? rulesAsJson() : listRules()),
  );

program
  .command('explain')
  .description('Tell what a rule finds, why, and how to change it.')
  .argument('<rule>', 'the id of a rule, such as timeline/gap')
  .action((id: string) => {
    const { text, near } = explainRule(id);
    if (text !== null) OUTPUT.out(text);
    else {
      OUTPUT.error(
        `postmortem: there is no rule ${id}.${near === null ? '' : ` Did you mean ${near}?`} \`postmortem rules\` lists them.\n`,
      );
      process.exitCode = 2;
    }
  });

program
  .command('render')
  .description('Print a postmortem as a page, a picture, a Mermaid diagram or a table.')
  .argument('<file>', 'a Markdown file')
  .addOption(
    new Option('--format <format>', 'what to make').choices(RENDER_FORMATS).default('html'),
  )
  .option('--out <file>', 'a file to write instead of the standard output')
  .option('--scale <number>', 'how large a png is, from 1 to 4', scale, PNG_SCALE)
  .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
  .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
  .action(
    async (
      file: string,
      flags: {
        format: (typeof RENDER_FORMATS)[number];
        out?: string;
        scale: number;
        config?: string;
        today: Temporal.PlainDate;
      },
    ) => {
      process.exitCode = await renderFile(
        file,
        { ...flags, out: flags.out ?? null, config: flags.config ?? null, assets: __dirname },
        OUTPUT,
      );
    },
  );

program
  .command('config')
  .description('Print the settings that hold for a file, and where each comes from.')
  .argument('[file]', 'a Markdown file', 'postmortem.md')
  .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
  .action(async (file: string, flags: { config?: string }) => {
    const found = await configurationFor(flags.config ?? null, file, new Map());
    OUTPUT.out(effectiveConfiguration(found));
    for (const problem of found.problems)
      OUTPUT.error(`postmortem: ${problem.file}: ${problem.message}\n`);
    if (found.problems.length > 0) process.exitCode = 2;
  });

program
  .command('init')
  .description(
    'Write a commented .postmortem.yaml, with what the postmortems of the folder have in common.',
  )
  .argument('[folder]', 'where to write it', '.')
  .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
  .action(async (folder: string, flags: { today: Temporal.PlainDate }) => {
    process.exitCode = await init(folder, flags.today, OUTPUT);
  });

program.parseAsync().catch((error: unknown) => {
  // Commander has printed its own message; help and version are no failures.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    OUTPUT.error(
      `postmortem: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 2;
  }
});
