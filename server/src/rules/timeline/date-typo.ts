import { defineRule } from '../rule';
import { dateSlips } from '../support/dateSlips';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'timeline/date-typo',
  since: '0.2.0',
  level: 'error',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['incident', 'times', 'title'],
  summary: 'One date jumps away from all others, and would fit with another year or month.',
  why: `The first postmortems of January say last year. A date that no neighbour shares, and that is right among them with one number changed, is such a slip. Dates that stay away, and dates that fit with no change, are left alone.`,
  examples: [
    {
      title: 'last year',
      bad: '# Outage\n\n**Date:** 2023-01-05\n\n## Timeline (UTC)\n\n- 2023-01-04 10:00 - Reports\n- ⟦2022-01-05⟧ 08:56 - Declared\n- 2023-01-05 10:30 - Repaired\n',
      fixed:
        '# Outage\n\n**Date:** 2023-01-05\n\n## Timeline (UTC)\n\n- 2023-01-04 10:00 - Reports\n- 2023-01-05 08:56 - Declared\n- 2023-01-05 10:30 - Repaired\n',
    },
    {
      title: 'another month',
      bad: '# Outage\n\n## Timeline (UTC)\n\n- 2025-08-22 10:00 - Reports\n- ⟦2025-03-22⟧ 10:20 - Restart\n- 2025-08-22 10:30 - Repaired\n',
      fixed:
        '# Outage\n\n## Timeline (UTC)\n\n- 2025-08-22 10:00 - Reports\n- 2025-08-22 10:20 - Restart\n- 2025-08-22 10:30 - Repaired\n',
    },
    {
      title: 'a header a month before its rows',
      bad: '# Outage\n\n**Date:** ⟦2024-03-05⟧\n\n## Timeline (UTC)\n\n- 2024-04-05 10:00 - Reports\n- 2024-04-05 10:30 - Repaired\n',
      fixed:
        '# Outage\n\n**Date:** 2024-04-05\n\n## Timeline (UTC)\n\n- 2024-04-05 10:00 - Reports\n- 2024-04-05 10:30 - Repaired\n',
    },
    {
      title: 'a row that cannot be read may be on any day',
      good: '# Outage\n\n**Date:** 2024-03-05\n\n## Timeline (UTC)\n\n- 2024-04-05 10:00 - Reports\n- 2024-04-05 10:30 - Repaired\n- 2024-05-20 15:10pm - Closed\n',
    },
    {
      title: 'rows of many days in no order',
      good: '# Outage\n\n**Date:** 2024-03-05\n\n## Timeline (UTC)\n\nNot in chronological order.\n\n- 2024-04-05 10:00 - Reports\n- 2024-05-20 15:10 - Closed\n- 2024-04-05 10:30 - Repaired\n',
    },
    {
      title: 'what came before',
      good: '# Outage\n\n## Timeline (UTC)\n\n- 2022-06-01 10:00 - The code was merged\n- 2023-01-05 10:20 - Reports\n- 2023-01-05 10:30 - Repaired\n',
    },
  ],
  check({ model, document, report }) {
    for (const { day, range, right } of dateSlips(model)) {
      const written = document().text.slice(range.from, range.to);
      const iso = /\d{4}-\d{2}-\d{2}/.exec(written);
      // In other forms only the year can be told apart from the rest.
      const year = iso || right.year === day.year ? null : /\b\d{4}\b/.exec(written);
      const found = iso ?? year;
      const at = found
        ? { from: range.from + found.index, to: range.from + found.index + found[0].length }
        : range;
      const value = iso ? right.toString() : String(right.year);
      report({
        range: at,
        message: `${day.toString()} is far from all other dates here; ${right.toString()} would fit.`,
        fixes: found ? [choice(`Replace by ${value}`, [replacement(at, value)], true)] : [],
      });
    }
  },
});
