import { shownJson } from './shown';
import { type FileReport } from './places';

/** The stable JSON of `check`: an array of findings. */
export function jsonReport(reports: readonly FileReport[]): string {
  const findings = reports
    .flatMap((report) => report.findings)
    .map(({ file, finding, start, end }) => ({
      file,
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      range: { start, end },
      fixes: finding.fixes.map((fix) => fix.title),
    }));
  return shownJson(findings);
}
