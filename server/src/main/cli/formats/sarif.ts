import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fix, Log, Region, ReportingDescriptor, Result } from 'sarif';
import manifest from '../../../../../package.json';
import { RULES } from '../../../rules/registry';
import type { Severity } from '../../../rules/rule';
import { shownJson } from './shown';
import { slashed, type FileReport, type PlacedEdit } from './places';

/** Where the tool is told about: the home page of the package, else its place in the registry. */
const HOME =
  'homepage' in manifest && typeof manifest.homepage === 'string'
    ? manifest.homepage
    : 'https://www.npmjs.com/package/@postmortem-tools/cli';

const LEVELS: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0 (OASIS), as code hosts and editors take it. */
export function sarifReport(reports: readonly FileReport[]): string {
  const results = reports
    .flatMap((report) => report.findings)
    .map(({ file, finding, start, end, fixes }): Result => ({
      ruleId: finding.rule,
      ruleIndex: RULES.findIndex((rule) => rule.id === finding.rule),
      level: LEVELS[finding.severity],
      message: { text: finding.message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(file) },
            region: regionOf({ start, end }),
          },
        },
      ],
      ...(fixes.length === 0
        ? {}
        : {
            fixes: fixes
              .filter(({ edits }) => edits.length > 0)
              .map(({ title, edits }): Fix => ({
                description: { text: title },
                artifactChanges: [
                  {
                    artifactLocation: { uri: uriOf(file) },
                    replacements: edits.map((edit) => ({
                      deletedRegion: regionOf(edit),
                      insertedContent: { text: edit.newText },
                    })),
                  },
                ],
              })),
          }),
    }));
  const rules = RULES.map((rule): ReportingDescriptor => ({
    id: rule.id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    defaultConfiguration: rule.level === 'off' ? { enabled: false } : { level: LEVELS[rule.level] },
  }));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'postmortem', version: manifest.version, informationUri: HOME, rules },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return shownJson(log);
}

const regionOf = ({ start, end }: Pick<PlacedEdit, 'start' | 'end'>): Region => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

/** Relative paths stay relative to where the tool ran, which is what code hosts resolve. */
function uriOf(file: string): string {
  const name = slashed(file);
  return path.isAbsolute(name) ? pathToFileURL(name).href : encodeURI(name);
}
