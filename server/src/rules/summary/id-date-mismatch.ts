import { range } from '../../text/range';
import { isoDate } from '../../time/calendar';
import { defineRule } from '../rule';
import { daysBetween, firstDay, lastDay } from '../support/days';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'summary/id-date-mismatch',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['incident', 'times'],
  summary: 'The date in the incident id is not a day of the incident.',
  why: `\`INC-20250822-001\` says when it happened. When the document says another day, one of the two was copied from an older postmortem. A day more or less is left to time zones.`,
  examples: [
    {
      title: 'the id of another day',
      bad: '# Outage\n\n**Incident ID:** ⟦INC-20250802-001⟧\n**Date:** 2025-08-22\n',
      fixed: '# Outage\n\n**Incident ID:** INC-20250822-001\n**Date:** 2025-08-22\n',
    },
    {
      title: 'the same day',
      good: '# Outage\n\n**Incident ID:** INC-20250822-001\n**Date:** 2025-08-22\n',
    },
    {
      title: 'a number that is no date',
      good: '# Outage\n\n**Incident ID:** INC-20250001\n**Date:** 2025-08-22\n',
    },
  ],
  check({ model, report }) {
    const { id, date } = model.incident;
    const first = firstDay(model);
    const last = lastDay(model);
    if (id.kind !== 'valid' || !first || !last || model.recognition.template) return;
    const match = /(20\d{2})(-?)([01]\d)\2([0-3]\d)(?!\d)/.exec(id.value);
    const said = match ? isoDate(`${match[1]}-${match[3]}-${match[4]}`) : null;
    if (!match || !said) return;
    if (daysBetween(first, said) >= -1 && daysBetween(said, last) >= -1) return;
    const at = id.range.from + match.index;
    const right = date.kind === 'valid' ? date.value : first;
    const digits = [right.year, pad(right.month), pad(right.day)].join(match[2]);
    report({
      range: id.range,
      message: `The id says ${said.toString()}, but the incident was on ${right.toString()}. Correct the id or the date.`,
      ...(date.kind === 'valid'
        ? { related: [{ range: date.range, message: `The date: ${date.text}` }] }
        : {}),
      fixes: [
        choice(
          `Change the id to ${id.value.replace(match[0], digits)}`,
          [replacement(range(at, at + match[0].length), digits)],
          true,
        ),
        ...(date.kind === 'valid'
          ? [
              choice(`Change the date to ${said.toString()}`, [
                replacement(date.range, said.toString()),
              ]),
            ]
          : []),
      ],
    });
  },
});

const pad = (value: number): string => String(value).padStart(2, '0');
