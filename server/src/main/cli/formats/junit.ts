import { shown } from './shown';
import { type FileReport } from './places';

/** JUnit's XML: a suite for each postmortem, a failure for each error or warning; advice is left out. */
export function junitReport(reports: readonly FileReport[]): string {
  const suites = reports
    .filter(({ postmortem }) => postmortem)
    .map((report) => {
      const failures = report.findings.filter(
        ({ finding }) => finding.severity === 'error' || finding.severity === 'warning',
      );
      const cases = failures.map(
        ({ finding, start }) =>
          `    <testcase classname="${xml(report.file)}" name="${xml(`${finding.rule} at line ${start.line}`)}">\n` +
          `      <failure type="${finding.severity}" message="${xml(finding.message)}">${xml(`${report.file}:${start.line}:${start.column}`)}</failure>\n` +
          '    </testcase>\n',
      );
      const clean = `    <testcase classname="${xml(report.file)}" name="no errors or warnings"/>\n`;
      return (
        `  <testsuite name="${xml(report.file)}" tests="${Math.max(1, cases.length)}" failures="${cases.length}" errors="0">\n` +
        `${cases.length === 0 ? clean : cases.join('')}  </testsuite>\n`
      );
    });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="postmortem">\n${suites.join('')}</testsuites>\n`;
}

/** XML cannot hold control characters and lone surrogates at all: those become escapes and U+FFFD. */
const xml = (text: string): string =>
  shown(text)
    .replace(/[^\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
