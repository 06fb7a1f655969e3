import { createHash } from 'node:crypto';
import type { Severity } from '../../../rules/rule';
import { shown, shownJson } from './shown';
import { slashed, type FileReport } from './places';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

/** GitLab's Code Quality report. Fingerprints stay when lines move: they are of file, rule and message. */
export function gitlabReport(reports: readonly FileReport[]): string {
  const seen = new Map<string, number>();
  const issues = reports
    .flatMap((report) => report.findings)
    .map(({ file, finding, start, end }) => {
      const identity = `${slashed(file)}\n${finding.rule}\n${finding.message}`;
      const count = seen.get(identity) ?? 0;
      seen.set(identity, count + 1);
      return {
        description: shown(finding.message),
        check_name: finding.rule,
        fingerprint: createHash('sha256')
          .update(`${identity}\n${count}`)
          .digest('hex')
          .slice(0, 40),
        severity: SEVERITIES[finding.severity],
        location: { path: slashed(file), lines: { begin: start.line, end: end.line } },
      };
    });
  return shownJson(issues);
}
