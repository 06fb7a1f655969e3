import { compareDocuments } from '../../incidents/difference/documents';
import { tellChange, tellLines } from '../../incidents/difference/tell';
import { likenessOf } from '../../incidents/likeness';
import { SimilarIncidents } from '../../incidents/similar';
import { publicVersion } from '../../redaction/publicVersion';
import { answer, quoted } from './answer';
import { allSafe, changeLines, insertEntry, oneFix, type Made } from './fixing';
import { ToolProblem, type AgentHost, type OpenDocument } from './host';
import { actionLines, findingLines, metricLines, readLines } from './reading';
import { SCHEMAS, toolNamed, type ToolArguments, type ToolName } from './tools';

/** What a tool answered; `problem` where it could not do what was asked. */
export interface ToolAnswer {
  readonly text: string;
  readonly problem: boolean;
}

type Run<N extends ToolName> = (args: ToolArguments<N>, host: AgentHost) => Promise<string>;

const RUNS: { readonly [N in ToolName]: Run<N> } = {
  read: async ({ file, full = false }, host) =>
    answer(readLines((await host.open(file)).snapshot), full),
  check: async ({ file, severity = 'warning', full = false }, host) =>
    answer(findingLines((await host.open(file)).snapshot, severity), full),
  metrics: async ({ file, full = false }, host) =>
    answer(metricLines((await host.open(file)).snapshot), full),
  fix: async ({ file, line, rule, fix = 1, write = false, full = false }, host) => {
    const document = await host.open(file);
    if (line === undefined && rule !== undefined)
      throw new ToolProblem('a rule is fixed at a line; give the line that check told');
    const made =
      line === undefined
        ? allSafe(document.snapshot)
        : oneFix(document.snapshot, line, rule ?? null, fix);
    return changed(document, made, write, full, host);
  },
  timeline_insert: async ({ file, time, date, text, write = false }, host) => {
    const document = await host.open(file);
    const made = insertEntry(document.snapshot, { time, date: date ?? null, text });
    return changed(document, made, write, false, host);
  },
  actions: async ({ file, open = false, full = false }, host) => {
    const documents = file === undefined ? await host.list(null) : [await host.open(file)];
    return answer(
      documents.flatMap((document) => [document.file, ...actionLines(document.snapshot, open)]),
      full,
    );
  },
  similar: async ({ file, full = false }, host) => similar(await host.open(file), full, host),
  diff: async ({ file, other, base = 'HEAD', full = false }, host) => {
    const document = await host.open(file);
    const before = other === undefined ? await host.base(file, base) : await host.open(other);
    return answer(differenceLines(before, document), full);
  },
  redact: async ({ file, full = false }, host) =>
    answer(publicVersion((await host.open(file)).snapshot).split('\n'), full),
};

/** Runs a tool by name, on arguments that nobody has looked at yet. */
export async function runTool(name: string, args: unknown, host: AgentHost): Promise<ToolAnswer> {
  const tool = toolNamed(name);
  if (!tool) return { text: `there is no tool ${quoted(name, 40)}`, problem: true };
  try {
    return { text: await run(tool.name, args, host), problem: false };
  } catch (error) {
    if (error instanceof ToolProblem) return { text: error.message, problem: true };
    throw error;
  }
}

function run<N extends ToolName>(name: N, args: unknown, host: AgentHost): Promise<string> {
  const schema: (typeof SCHEMAS)[N] = SCHEMAS[name];
  const parsed = schema.safeParse(args ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new ToolProblem(
      `arguments of ${name}: ${where === '' ? '' : `${where}: `}${issue?.message ?? 'not readable'}`,
    );
  }
  // Parsed by the schema of that very name.
  return (RUNS[name] as Run<N>)(parsed.data as ToolArguments<N>, host);
}

async function changed(
  document: OpenDocument,
  { rounds, after }: Made,
  write: boolean,
  full: boolean,
  host: AgentHost,
): Promise<string> {
  const { snapshot } = document;
  const nothing = after.text === snapshot.text;
  if (write && !nothing) await host.write(document, rounds);
  const [left = ''] = findingLines(after, 'warning');
  return answer(
    [
      nothing ? 'nothing to change' : write ? 'written' : 'not written; write: true writes it',
      ...(nothing ? [] : changeLines(snapshot, after)),
      `afterwards: ${left}`,
    ],
    full,
  );
}

function differenceLines(before: OpenDocument | null, after: OpenDocument): readonly string[] {
  const compared = compareDocuments(before, after);
  if (!compared) return ['neither version is a postmortem'];
  const { changes, findings, sameText } = compared;
  const lines = [
    ...changes.map(
      (change) => `${quoted(tellChange(change), 300)} [${tellLines(change.before, change.after)}]`,
    ),
    ...findings.appeared.map(
      ({ severity, rule, message, line }) =>
        `new ${severity} ${rule} [line ${line}]: ${quoted(message)}`,
    ),
    ...findings.gone.map(({ severity, rule, line }) => `gone ${severity} ${rule} [line ${line}]`),
  ];
  if (lines.length > 0) return [compared.before === null ? 'new postmortem' : 'changed', ...lines];
  return [sameText ? 'the same text' : 'another text, the same incident'];
}

async function similar(
  { file, snapshot }: OpenDocument,
  full: boolean,
  host: AgentHost,
): Promise<string> {
  const index = new SimilarIncidents();
  for (const other of await host.list(null))
    index.put(
      other.file,
      likenessOf(other.snapshot.lines, other.snapshot.model, other.snapshot.syntax),
    );
  const asked = likenessOf(snapshot.lines, snapshot.model, snapshot.syntax);
  const found = index.similarTo(asked, file, 5);
  if (found.length === 0) return 'no similar incident';
  return answer(
    found.flatMap(({ path, id, title, date, reasons }) => [
      `${path}: ${[id, date, title].flatMap((part) => (part === null ? [] : [quoted(part, 80)])).join(' ')}`,
      ...reasons.map(
        ({ kind, shared, here, there }) =>
          `  ${kind} ${quoted(shared.join(', '), 100)}: L${here.line + 1} here, L${there.line + 1} there`,
      ),
    ]),
    full,
  );
}
