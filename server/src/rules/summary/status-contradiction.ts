import { isOpen } from '../../model/actions/state';
import { actionsThat } from '../support/actions';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

const OVER = /^(?:closed|complete[d]?|done|final(?:ised|ized)?)\b/i;
const GOING_ON =
  /^(?:investigating|identified|monitoring|mitigating|ongoing|active|in progress)\b/i;

const urgentOpen = actionsThat(
  (item) =>
    item.priority.kind === 'valid' &&
    /^(?:P0|critical|blocker)$/i.test(item.priority.value) &&
    isOpen(item),
);

export default defineRule({
  id: 'summary/status-contradiction',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['actions', 'incident', 'milestones'],
  summary: 'The status says something else than the timeline or the action items.',
  why: `A postmortem that is closed while its most urgent actions are open drops them from every list of open work. One that still says "Investigating" although its timeline ends with a resolution worries readers for nothing.`,
  examples: [
    {
      title: 'closed with an open P0',
      bad: '# Outage\n\n**Status:** ⟦Closed⟧\n\n## Action Items\n\n| Priority | Action | Status |\n|---|---|---|\n| P0 | Add an alert | Open |\n| P1 | Write it down | Done |\n',
    },
    {
      title: 'still investigating after the resolution',
      bad: '# Outage\n\n**Status:** ⟦Investigating⟧\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert\n- **Resolved:** 15:10 UTC - Done\n',
      fixed:
        '# Outage\n\n**Status:** Resolved\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert\n- **Resolved:** 15:10 UTC - Done\n',
    },
    {
      title: 'resolved, and the actions go on',
      good: '# Outage\n\n**Status:** Resolved\n\n## Action Items\n\n| Priority | Action | Status |\n|---|---|---|\n| P0 | Add an alert | Open |\n',
    },
  ],
  check({ model, report }) {
    const { status } = model.incident;
    if (status.kind !== 'valid' || model.recognition.template) return;
    const urgent = urgentOpen(model.actions).map(({ item }) => item);
    const [first] = urgent;
    if (OVER.test(status.value) && first)
      report({
        range: status.range,
        message: `The status is ${status.value}, but ${urgent.length === 1 ? 'an action' : `${urgent.length} actions`} of the highest priority ${urgent.length === 1 ? 'is' : 'are'} open.`,
        related: urgent.slice(0, 5).map((item) => ({ range: item.range, message: item.text.text })),
      });
    const end = model.milestones.find(
      (milestone) =>
        (milestone.kind === 'all-clear' || milestone.kind === 'resolved') &&
        milestone.from === 'label',
    );
    if (GOING_ON.test(status.value) && end)
      report({
        range: status.range,
        message: `The status is ${status.value}, but the timeline has its end: ${end.text}.`,
        related: [{ range: end.range, message: end.text }],
        fixes: [choice('Set to Resolved', [replacement(status.range, 'Resolved')], true)],
      });
  },
});
