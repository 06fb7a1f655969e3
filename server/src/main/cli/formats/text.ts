import { SEVERITIES, type Severity } from '../../../rules/rule';
import { shown, shownFile } from './shown';
import type { FileReport } from './places';

/** Findings for people: place, message, the line with a caret under it, and a sum. */
export function textReport(
  reports: readonly FileReport[],
  colour: boolean,
  incomplete: boolean,
): string {
  const paint = (code: string, text: string): string =>
    colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  const tones: Readonly<Record<Severity, string>> = {
    error: '31',
    warning: '33',
    information: '36',
    hint: '90',
  };
  const out: string[] = [];
  const total = reports.flatMap((report) => report.findings);
  for (const { file, finding, start, end, source } of total) {
    const column = start.column - 1;
    const last = start.line === end.line ? end.column - 1 : source.length;
    out.push(
      `${paint('1', `${shownFile(file)}:${start.line}:${start.column}`)} ${paint(tones[finding.severity], finding.severity)} ${shown(finding.message)} ${paint('90', finding.rule)}`,
      ...excerpt(source, column, Math.max(1, last - column)).map((line) => paint('90', line)),
      '',
    );
  }
  out.push(summaryOf(reports, incomplete));
  return `${out.join('\n')}\n`;
}

/** The last line: what was found, or that there was nothing to look at, which is not the same. */
export function summaryOf(reports: readonly FileReport[], incomplete: boolean): string {
  const checked = reports.filter(({ postmortem }) => postmortem).length;
  const total = reports.flatMap(({ findings }) => findings);
  if (checked === 0 && total.length === 0) {
    if (reports.length > 0)
      return `None of ${plural(reports.length, 'Markdown file')} is a postmortem; --all checks every file.`;
    return incomplete ? 'Nothing was checked.' : 'There is no Markdown file to check.';
  }
  const sum = SEVERITIES.map((severity) => ({
    severity,
    count: total.filter(({ finding }) => finding.severity === severity).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, severity))
    .join(', ');
  return `${plural(checked, 'postmortem')} checked: ${sum === '' ? 'nothing found' : sum}.`;
}

const plural = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 || noun === 'information' ? '' : 's'}`;

const WIDEST = 100;

/**
 * The source line, cut around the finding when it is long, and carets under it. A bar before each
 * keeps what the document says from being a command of the build system that prints it.
 */
function excerpt(source: string, column: number, length: number): readonly string[] {
  const from = column + length > WIDEST ? Math.max(0, column - 40) : 0;
  const cut = source.slice(from, from + WIDEST).replace(/\t/g, ' ');
  const before = shown(cut.slice(0, column - from));
  const marked = shown(cut.slice(column - from, column - from + length));
  const after = shown(cut.slice(column - from + length));
  return [
    `  | ${before}${marked}${after}`,
    `  | ${' '.repeat(before.length)}${'^'.repeat(Math.max(1, marked.length))}`,
  ];
}
