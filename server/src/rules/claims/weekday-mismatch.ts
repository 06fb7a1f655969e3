import { resolveDate } from '../../time/calendar';
import { datesIn } from '../../model/frame/dates';
import { weekdayName } from '../../time/style';
import { range, shifted } from '../../text/range';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';
import { areasOf, overlaps } from '../../syntax/areas';
import { findInLeaves } from '../../syntax/found';

const BEFORE = /\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s(?:the\s)?/g;

export default defineRule({
  id: 'claims/weekday-mismatch',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: [],
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
  check({ document, report }) {
    for (const { at: from, node } of wrongWeekdays(document())) {
      const { date, right } = node;
      const at = shifted(node.range, from);
      if (overlaps(areasOf(document()).verbatim, at)) continue;
      report({
        range: at,
        message: `${date.toString()} was a ${right}. Correct the weekday or the date.`,
        fixes: [choice(`Replace by ${right}`, [replacement(at, right)], true)],
      });
    }
  },
});

const wrongWeekdays = findInLeaves('with quotes', ({ source }) => {
  const text = source();
  return [...text.matchAll(BEFORE)].flatMap(({ index, 0: before, 1: day = '' }) => {
    const name = `${day}day`;
    const from = index + before.length;
    const written = datesIn(text.slice(from, from + 32))[0];
    const date =
      written?.from === 0 && written.year !== null ? resolveDate(written, null, null) : null;
    const right = date && weekdayName(date);
    return date && right && right !== name
      ? [{ range: range(index, index + name.length), date, right }]
      : [];
  });
});
