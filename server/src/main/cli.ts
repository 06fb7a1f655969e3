import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { buffer as readAll } from 'node:stream/consumers';
import { Temporal } from 'temporal-polyfill';
import manifest from '../../../package.json';
import { RULES } from '../rules/registry';
import { SEVERITIES, type Severity } from '../rules/rule';
import { normalise } from '../text/source';
import { effectiveConfiguration } from '../workspace/configuration/effective';
import { analyse } from '../workspace/analyse';
import { check } from './cli/check';
import { completionScript, SHELLS, type CommandWords } from './cli/completion';
import { configurationFor } from './cli/configuration';
import { renderFile, RENDER_FORMATS } from './cli/render';
import { importFiles } from './cli/import';
import { inspect } from './cli/inspect';
import { manyCommands } from './cli/many';
import { diff, DIFF_FORMATS, type DiffOptions } from './cli/diff';
import { cacheFolder } from './cli/reading/cacheFolder';
import { meansHere } from './cli/reading/read';
import { isWorker, serveDocuments } from './cli/reading/workers';
import { explainRule, listRules, rulesAsJson } from './cli/rules';
import { FORMATS, type Format } from './cli/formats';
import { shownLines } from './cli/formats/shown';
import { init } from './cli/init';
import { coloured, readDocument, type Output } from './cli/output';
import { mcp } from './mcp/mcp';
import { PNG_SCALE } from './png/rasterize';

const OUTPUT: Output = {
  out: (text) => process.stdout.write(text),
  bytes: process.stdout.isTTY === true ? null : (bytes) => process.stdout.write(bytes),
  error: (text) => process.stderr.write(shownLines(text)),
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
  readonly stdinFilename?: string;
  readonly rootRelative?: boolean;
  readonly cache: boolean;
}

interface ImportFlags {
  readonly into?: string;
  readonly from?: string;
  readonly to?: string;
  readonly person: readonly string[];
  readonly match: readonly string[];
  readonly zone?: string;
  readonly slack?: string;
  readonly config?: string;
  readonly today: Temporal.PlainDate;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

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
  .option(
    '--fix',
    'apply the fixes that have one right answer; of standard input, print the corrected text',
  )
  .addOption(
    new Option('--severity <level>', 'lowest level that makes the exit code 1')
      .choices(SEVERITIES)
      .default('warning'),
  )
  .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
  .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
  .option('--all', 'treat every file given as a postmortem')
  .option('--stdin-filename <file>', 'where the text of standard input would be as a file')
  .option('--root-relative', 'name files from the root of their repository')
  .option('--no-cache', 'read all documents anew, and keep nothing of them')
  .action(async (paths: string[], flags: CheckFlags) => {
    const colour = coloured(process.env, process.stdout.isTTY === true);
    // Heard after the file that is being written: it is the old or the new one, and nothing lies beside it.
    if (flags.fix === true)
      for (const [signal, code] of [
        ['SIGINT', 130],
        ['SIGTERM', 143],
      ] as const)
        process.once(signal, () => process.exit(code));
    process.exitCode = await check(
      paths,
      {
        format: flags.format,
        fix: flags.fix === true,
        severity: flags.severity,
        config: flags.config ?? null,
        today: flags.today,
        all: flags.all === true,
        stdinFilename: flags.stdinFilename ?? null,
        rootRelative: flags.rootRelative === true,
        colour,
        means: meansHere(__filename, flags.cache ? cacheFolder() : null),
      },
      OUTPUT,
    );
  });

program
  .command('inspect')
  .description('Print what was understood of a document, as JSON.')
  .argument('<file>', 'a Markdown file; `-` for standard input')
  .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
  .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
  .action(async (file: string, flags: { config?: string; today: Temporal.PlainDate }) => {
    const read = await readDocument(file, OUTPUT);
    if ('reason' in read) {
      OUTPUT.error(`postmortem: ${file}: ${read.reason}\n`);
      process.exitCode = 2;
      return;
    }
    const { configuration } = await configurationFor(flags.config ?? null, file, new Map());
    const snapshot = analyse(normalise(read.text), {
      configuration,
      today: flags.today,
      path: file === '-' ? null : path.resolve(file),
    });
    OUTPUT.out(`${JSON.stringify(inspect(snapshot, file), null, 2)}\n`);
  });

manyCommands(program, date, __filename, OUTPUT);

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
  .description(
    'Print a postmortem as a page, a picture, a diagram, a table, or for Word, Confluence, Slack and status pages.',
  )
  .argument('<file>', 'a Markdown file; `-` for standard input')
  .addOption(
    new Option('--format <format>', 'what to make').choices(RENDER_FORMATS).default('html'),
  )
  .option('--out <file>', 'a file to write instead of the standard output')
  .option('--public', 'make it of the public version: no names, no inner addresses')
  .option('--scale <number>', 'how large a png is, from 1 to 4', scale, PNG_SCALE)
  .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
  .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
  .action(
    async (
      file: string,
      flags: {
        format: (typeof RENDER_FORMATS)[number];
        out?: string;
        public?: boolean;
        scale: number;
        config?: string;
        today: Temporal.PlainDate;
      },
    ) => {
      process.exitCode = await renderFile(
        file,
        {
          ...flags,
          out: flags.out ?? null,
          public: flags.public === true,
          config: flags.config ?? null,
          assets: __dirname,
        },
        OUTPUT,
      );
    },
  );

program
  .command('diff')
  .description(
    'Tell how two versions of postmortems differ as incidents. Exit code 2: something could not be read.',
  )
  .argument('[paths...]', 'two files or two folders; with --base, files and folders', [])
  .option('--base <commit>', 'compare the working tree with a commit of git')
  .addOption(new Option('--format <format>', 'how to print').choices(DIFF_FORMATS).default('text'))
  .option('--exit-code', 'exit with 1 where there is a difference')
  .option('--all', 'treat every file as a postmortem')
  .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
  .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
  .action(
    async (
      paths: string[],
      flags: Pick<DiffOptions, 'format' | 'today'> & {
        base?: string;
        config?: string;
        all?: boolean;
        exitCode?: boolean;
      },
    ) => {
      process.exitCode = await diff(
        paths,
        {
          format: flags.format,
          today: flags.today,
          base: flags.base ?? null,
          config: flags.config ?? null,
          all: flags.all === true,
          exitCode: flags.exitCode === true,
        },
        OUTPUT,
      );
    },
  );

program
  .command('import')
  .description(
    'Make rows of a timeline from exports of chats, pagers, alerts, status pages and logs: print them, or write them into a postmortem.',
  )
  .argument(
    '<files...>',
    'exports (Slack and slackdump as ZIP or JSON, PagerDuty, Opsgenie, Statuspage, GitLab, Alertmanager), CSV, `git log`, text; `-` for standard input',
  )
  .option('--into <file>', 'the postmortem that gets the rows; without it, they are printed')
  .option('--from <time>', 'the first time that is taken, such as 14:30 or 2025-08-22T14:30Z')
  .option('--to <time>', 'the last time that is taken')
  .option('--person <name>', 'only what this person or program said; may be repeated', collect, [])
  .option('--match <words>', 'only what has these words; may be repeated', collect, [])
  .option('--zone <zone>', 'where times without a time zone were written')
  .option('--slack <address>', 'the workspace that links lead to, such as https://acme.slack.com')
  .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
  .option('--today <date>', 'the date that stands for today', date, Temporal.Now.plainDateISO())
  .action(async (files: string[], flags: ImportFlags) => {
    process.exitCode = await importFiles(
      files,
      {
        ...flags,
        into: flags.into ?? null,
        from: flags.from ?? null,
        to: flags.to ?? null,
        zone: flags.zone ?? null,
        slack: flags.slack ?? null,
        config: flags.config ?? null,
      },
      OUTPUT,
    );
  });

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

program
  .command('mcp')
  .description(
    'Serve tools for coding agents by the Model Context Protocol, over standard input and output.',
  )
  .argument('[folders...]', 'folders whose Markdown files may be read, and changed when asked', [])
  .option('--config <file>', 'a configuration instead of the nearest .postmortem.yaml')
  .option('--today <date>', 'the date that stands for today', date)
  .action(async (folders: string[], flags: { config?: string; today?: Temporal.PlainDate }) => {
    await mcp(folders.length === 0 ? ['.'] : folders, {
      version: manifest.version,
      config: flags.config ?? null,
      today: flags.today ?? null,
    });
  });

program
  .command('completion')
  .description('Print a script that completes commands, options and rules in a shell.')
  .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
  .action((shell: (typeof SHELLS)[number]) => OUTPUT.out(completionScript(shell, commandWords())));

/** The commands as they were just declared. */
function commandWords(): readonly CommandWords[] {
  const words: Readonly<Record<string, readonly string[]>> = {
    explain: RULES.map(({ id }) => id),
    completion: SHELLS,
  };
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command.options.flatMap(({ long, description, argChoices, required }) =>
      long === undefined || long === null
        ? []
        : [{ flag: long, description, choices: required ? (argChoices ?? []) : null }],
    ),
    words: words[command.name()] ?? null,
  }));
}

if (parentPort !== null && isWorker(workerData)) serveDocuments(parentPort);
else
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
