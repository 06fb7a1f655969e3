import { memo } from '../text/memo';
import { LANGUAGES } from './languages';
import { compilePhrase, PhraseTable } from './phrases';
import { headingWords } from './words';

/** What a number over several incidents is. */
export type Statistic = 'mean' | 'median' | 'total';

const STATISTICS: readonly Statistic[] = ['mean', 'median', 'total'];

const TABLE = new PhraseTable<Statistic>();
const COUNTS = new PhraseTable<true>();
for (const { statistics } of LANGUAGES) {
  for (const statistic of STATISTICS)
    for (const phrase of statistics[statistic]) TABLE.add(compilePhrase(phrase), statistic);
  for (const phrase of statistics.incidents) COUNTS.add(compilePhrase(phrase, true), true);
}

/** What a label says of a length over several: `Mean Time to Repair`, `MTTR`; null for any other label. */
export const statisticOf = memo(
  (label: string): Statistic | null => TABLE.best(headingWords(label)),
  1000,
);

/** Whether a label is that of a number of incidents: `Total incidents`. */
export const countsIncidents = memo(
  (label: string): boolean => COUNTS.best(headingWords(label)) !== null,
  1000,
);
