import type { Severity } from '../../../rules/rule';
import { shown } from './shown';
import { slashed, type FileReport } from './places';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub Actions shows as annotations of the changed lines. */
export function githubReport(reports: readonly FileReport[]): string {
  return reports
    .flatMap((report) => report.findings)
    .map(({ file, finding, start, end }) => {
      const properties = [
        `file=${property(shown(slashed(file)))}`,
        `line=${start.line}`,
        `endLine=${end.line}`,
        // Columns count only within one line.
        ...(start.line === end.line ? [`col=${start.column}`, `endColumn=${end.column}`] : []),
        `title=${property(finding.rule)}`,
      ];
      return `::${COMMANDS[finding.severity]} ${properties.join(',')}::${data(shown(finding.message))}\n`;
    })
    .join('');
}

const data = (text: string): string =>
  text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
