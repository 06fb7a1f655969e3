import type { Severity } from '../../../rules/rule';
import { shown, shownFile } from './shown';
import type { FileReport } from './places';

/** Words that compilers use, which editors and problem matchers know. */
const WORDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'hint',
};

/** One line for each finding, as compilers print them: `a.md:4:15: error: Duration says … [summary/duration-mismatch]`. */
export const unixReport = (reports: readonly FileReport[]): string =>
  reports
    .flatMap((report) => report.findings)
    .map(
      ({ file, finding, start }) =>
        `${shownFile(file)}:${start.line}:${start.column}: ${WORDS[finding.severity]}: ${shown(finding.message)} [${finding.rule}]\n`,
    )
    .join('');
