import { githubReport } from './github';
import { gitlabReport } from './gitlab';
import { jsonReport } from './json';
import { junitReport } from './junit';
import type { FileReport } from './places';
import { sarifReport } from './sarif';
import { textReport } from './text';
import { unixReport } from './unix';

export const FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'unix'] as const;
export type Format = (typeof FORMATS)[number];

/** All reports as one text in the format. `incomplete`: something could not be read or written. */
export function format(
  name: Format,
  reports: readonly FileReport[],
  { colour, incomplete }: { readonly colour: boolean; readonly incomplete: boolean },
): string {
  switch (name) {
    case 'text':
      return textReport(reports, colour, incomplete);
    case 'json':
      return jsonReport(reports);
    case 'sarif':
      return sarifReport(reports);
    case 'github':
      return githubReport(reports);
    case 'gitlab':
      return gitlabReport(reports);
    case 'junit':
      return junitReport(reports);
    case 'unix':
      return unixReport(reports);
  }
}
