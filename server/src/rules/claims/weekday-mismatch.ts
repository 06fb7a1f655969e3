import { resolveDate } from '../../time/calendar';
import { datesIn } from '../../model/frame/dates';
import { weekdayName } from '../../time/style';
import { range } from '../../text/range';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';
import { overlaps } from '../../syntax/areas';

const BEFORE = /\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s(?:the\s)?/g;

export default defineRule({
  id: 'claims/weekday-mismatch',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  summary: 'A weekday that the date beside it does not have.',
  why: `\`Tuesday, 15 October 2018\` was a Monday: either the weekday or the date is wrong, and the date is what all times hang on.`,
  examples: [
    {
      title: 'a day late',
      bad: '# Outage\n\nThe outage began on ⟦Tuesday⟧, 15 October 2018.\n',
      fixed: '# Outage\n\nThe outage began on Monday, 15 October 2018.\n',
    },
    { title: 'right', good: '# Outage\n\nThe outage began on Monday, 15 October 2018.\n' },
    { title: 'without a year', good: '# Outage\n\nThe outage began on Tuesday, 15 October.\n' },
  ],
  check({ text, verbatim, report }) {
    for (const match of text.matchAll(BEFORE)) {
      const name = `${match[1] ?? ''}day`;
      const from = match.index + match[0].length;
      const at = range(match.index, match.index + name.length);
      const written = datesIn(text.slice(from, from + 32))[0];
      const date =
        written?.from === 0 && written.year !== null ? resolveDate(written, null, null) : null;
      if (!date || overlaps(verbatim(), at)) continue;
      const right = weekdayName(date);
      if (right === name) continue;
      report({
        range: at,
        message: `${date.toString()} was a ${right}. Correct the weekday or the date.`,
        fixes: [choice(`Replace by ${right}`, [replacement(at, right)], true)],
      });
    }
  },
});
