import { statusEdit } from '../../edits/action';
import { isDuePast, toldState } from '../../model/actions/state';
import { defineRule } from '../rule';
import { daysBetween, firstDay } from '../support/days';
import { dueBefore } from '../support/dueDays';
import { choice, replacement } from '../support/edits';
import { claimsAllDone } from '../support/followUps';

export default defineRule({
  id: 'actions/overdue',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['actions', 'followUps', 'incident', 'times'],
  summary: 'An open action whose due date is past.',
  why: `The same failure comes back before the action that was to prevent it. Only items that say they are open are looked at, by their status or an empty checkbox; a list without either cannot tell.`,
  examples: [
    {
      title: 'a week late',
      today: '2025-09-08',
      bad: '# Outage\n\n## Action Items\n\n| Action | Due | Status |\n|---|---|---|\n| Add an alert | ⟦2025-09-01⟧ | Open |\n',
    },
    {
      title: 'done in time',
      today: '2025-09-08',
      good: '# Outage\n\n## Action Items\n\n| Action | Due | Status |\n|---|---|---|\n| Add an alert | 2025-09-01 | Done |\n',
    },
    {
      title: 'a period',
      today: '2026-09-08',
      good: '# Outage\n\n## Action Items\n\n| Action | Due | Status |\n|---|---|---|\n| Add an alert | Q3 2025 | Open |\n',
    },
  ],
  check({ model, document, today, configuration, report }) {
    // Where a follow-up says that all is done, the table was not updated: that is another finding.
    if (model.recognition.template || claimsAllDone(model).length > 0) return;
    const first = firstDay(model);
    const done =
      configuration.actionStatuses.find((status) => /^(?:done|complete|closed)/i.test(status)) ??
      'Done';
    for (const item of dueBefore(model.actions, today)) {
      if (
        !isDuePast(item, today) ||
        toldState(item, document().text) !== 'open' ||
        item.due.kind !== 'valid' ||
        !item.due.value.date
      )
        continue;
      if (first && daysBetween(item.due.value.date, first) > 0) continue;
      const status = statusEdit({ document: document(), item }, done);
      const late = daysBetween(item.due.value.date, today);
      report({
        range: item.due.range,
        message: `Overdue by ${late} ${late === 1 ? 'day' : 'days'}. Do it, give it a new date, or say why not.`,
        fixes: [
          ...(status ? [choice(`Set status ${done}`, [status])] : []),
          ...(item.due.value.exact && item.due.text === item.due.value.date.toString()
            ? [7, 14].map((days) => {
                const day = today.add({ days }).toString();
                return choice(`Move to ${day} (in ${days} days)`, [
                  replacement(item.due.range, day),
                ]);
              })
            : []),
        ],
      });
    }
  },
});
