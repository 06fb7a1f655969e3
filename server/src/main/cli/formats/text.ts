import { SEVERITIES } from './severities';
import type { Severity } from '../../../rules/rule';
import type { FileReport } from './places';

/** Findings for people: place, message, the line with a caret under it, and a sum. */
export function textReport(
  reports: readonly FileReport[],
  checked: number,
  colour: boolean,
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
      `${paint('1', `${file}:${start.line}:${start.column}`)} ${paint(tones[finding.severity], finding.severity)} ${finding.message} ${paint('90', finding.rule)}`,
      ...excerpt(source, column, Math.max(1, last - column)).map((line) => paint('90', line)),
      '',
    );
  }
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: total.filter(({ finding }) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);
  const sum = counts.map(({ severity, count }) => plural(count, severity)).join(', ');
  out.push(`${plural(checked, 'postmortem')} checked: ${sum === '' ? 'nothing found' : sum}.`);
  return `${out.join('\n')}\n`;
}

const plural = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 || noun === 'information' ? '' : 's'}`;

const WIDEST = 100;

/** The source line, cut around the finding when it is long, and carets under it. */
function excerpt(source: string, column: number, length: number): readonly string[] {
  const from = column + length > WIDEST ? Math.max(0, column - 40) : 0;
  const shown = source.slice(from, from + WIDEST).replace(/\t/g, ' ');
  const carets = Math.max(1, Math.min(length, WIDEST - (column - from)));
  return [`  ${shown}`, `  ${' '.repeat(column - from)}${'^'.repeat(carets)}`];
}
