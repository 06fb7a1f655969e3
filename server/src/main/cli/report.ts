import type { Finding, Severity } from '../../rules/rule';
import { lineRange, positionAt } from '../../text/lineIndex';
import type { Snapshot } from '../../workspace/snapshot';

/** What was found in one file. */
export interface FileReport {
  readonly file: string;
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The stable JSON of `check`: an array of findings, lines and columns 1-based. */
export function jsonReport(reports: readonly FileReport[]): string {
  const findings = reports.flatMap(({ file, snapshot, findings: found }) =>
    found.map((finding) => {
      const start = positionAt(snapshot.lines, finding.range.from);
      const end = positionAt(snapshot.lines, finding.range.to);
      return {
        file,
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message,
        range: {
          start: { line: start.line + 1, column: start.character + 1 },
          end: { line: end.line + 1, column: end.character + 1 },
        },
        fixes: finding.fixes.map((fix) => fix.title),
      };
    }),
  );
  return `${JSON.stringify(findings, null, 2)}\n`;
}

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
  for (const { file, snapshot, findings } of reports) {
    for (const finding of findings) {
      const start = positionAt(snapshot.lines, finding.range.from);
      const at = lineRange(snapshot.lines, start.line);
      const source = snapshot.text.slice(at.from, at.to);
      const length = Math.max(1, Math.min(finding.range.to, at.to) - finding.range.from);
      out.push(
        `${paint('1', `${file}:${start.line + 1}:${start.character + 1}`)} ${paint(tones[finding.severity], finding.severity)} ${finding.message} ${paint('90', finding.rule)}`,
      );
      out.push(...excerpt(source, start.character, length).map((line) => paint('90', line)), '');
    }
  }
  const total = reports.flatMap((report) => report.findings);
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: total.filter((finding) => finding.severity === severity).length,
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
