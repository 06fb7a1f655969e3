import { githubReport } from './github';
import { gitlabReport } from './gitlab';
import { jsonReport } from './json';
import { junitReport } from './junit';
import type { FileReport } from './places';
import { sarifReport } from './sarif';
import { textReport } from './text';

export const FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;
export type Format = (typeof FORMATS)[number];

/** All reports as one text in the format. `checked` counts postmortems, also those without findings. */
export function format(
  name: Format,
  reports: readonly FileReport[],
  { checked, colour }: { readonly checked: number; readonly colour: boolean },
): string {
  switch (name) {
    case 'text':
      return textReport(reports, checked, colour);
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
  }
}
