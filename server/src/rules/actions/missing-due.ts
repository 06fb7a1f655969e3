import { valueWays, type ActionPlace } from '../../edits/action';
import type { Temporal } from 'temporal-polyfill';
import type { WithTimes } from '../../model/types';
import { defineRule, type Fix } from '../rule';
import { lacking, markOf } from '../support/actions';
import { choice } from '../support/edits';

export default defineRule({
  id: 'actions/missing-due',
  since: '0.1.0',
  level: 'warning',
  fix: 'choice',
  options: {
    days: {
      description:
        'Days after the incident that are offered as due dates for the first, second and third priority.',
      default: ['7', '14', '30'],
    },
  },
  reads: ['actions', 'incident', 'sections', 'times'],
  summary: 'An action item without a due date, where the others have one.',
  why: `Without a date nobody can say that an action is late. Empty cells, dashes and "TBD" count as missing, where the other items have a date. Items that are done need none.

Where no item has a date although there is a column for it, that is told once, as information.`,
  examples: [
    {
      title: 'one of three',
      bad: '# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| Priority | Action | Due Date |\n|---|---|---|\n| P0 | Add an alert | 2025-08-25 |\n| P0 | Write the runbook | ⟦TBD⟧ |\n| P1 | Test the rollback | 2025-09-05 |\n',
      fixed:
        '# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| Priority | Action | Due Date |\n|---|---|---|\n| P0 | Add an alert | 2025-08-25 |\n| P0 | Write the runbook | 2025-08-25 |\n| P1 | Test the rollback | 2025-09-05 |\n',
    },
    {
      title: 'a document that does without',
      good: '# Outage\n\n## Action Items\n\n- Add an alert\n- Write the runbook\n',
    },
  ],
  check({ model, document, options, report }) {
    if (model.recognition.template) return;
    const { items, nowhere } = lacking(model, 'due');
    const column = model.actions.some((list) => list.form === 'table' && list.convention.due);
    const place = column ? nowhere() : null;
    if (place)
      report({
        range: place,
        severity: 'information',
        message: 'No action item has a due date. Give each one, so that it can be followed up.',
      });
    for (const { item, list, value } of items) {
      report({
        range: markOf(item, list, value),
        message: 'This action has no due date, unlike the others. Say by when it will be done.',
        fixes: dueFixes(model, { document: document(), list, item }, options.days),
      });
    }
  },
});

/** The last date among items of the same priority, then dates counted from the incident. */
function dueFixes(
  model: WithTimes<'incident'>,
  place: ActionPlace,
  days: readonly string[],
): readonly Fix[] {
  const { item, list } = place;
  const priority = item.priority.kind === 'valid' ? item.priority.value : null;
  const dates = new Map<string, string>();
  const sibling = list.items
    .flatMap((other) =>
      other.due.kind === 'valid' &&
      other.due.value.exact &&
      other.due.value.date &&
      priority !== null &&
      other.priority.kind === 'valid' &&
      other.priority.value === priority
        ? [other.due.value.date]
        : [],
    )
    .sort((a, b) => b.toString().localeCompare(a.toString()))[0];
  if (sibling) dates.set(sibling.toString(), `as the other ${priority ?? ''} action`);
  const start = incidentDay(model);
  for (const count of days.map(Number)) {
    if (!start || !Number.isInteger(count)) continue;
    const date = start.add({ days: count }).toString();
    if (!dates.has(date)) dates.set(date, `${count} days after the incident`);
  }
  return [...dates].flatMap(([date, name], index) => {
    const [edits] = valueWays(place, 'due', date);
    return edits ? [choice(`Set due date to ${date} (${name})`, edits, index === 0)] : [];
  });
}

function incidentDay(model: WithTimes<'incident'>): Temporal.PlainDate | null {
  if (model.incident.date.kind === 'valid') return model.incident.date.value;
  return (
    model.timelines.flatMap((timeline) => timeline.entries).find((entry) => entry.start?.date)
      ?.start?.date ?? null
  );
}
