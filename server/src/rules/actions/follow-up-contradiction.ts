import { statusEdit } from '../../edits/action';
import { isOpen } from '../../model/actions/state';
import { defineRule } from '../rule';
import { actionsThat } from '../support/actions';
import { choice } from '../support/edits';
import { claimsAllDone } from '../support/followUps';

const openActions = actionsThat(isOpen);

export default defineRule({
  id: 'actions/follow-up-contradiction',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['actions', 'followUps'],
  summary: 'A follow-up says that all actions are done, and the list says otherwise.',
  why: `Lists and dashboards are made from the table, not from the note. Either the table was not updated, or the note is too early.`,
  examples: [
    {
      title: 'one still open',
      bad: '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | Done |\n| Test it | Open |\n\n## Follow-up\n\n### 1-Month Follow-up (2025-09-22)\n\n- ⟦**All Action Items:** Completed ✅⟧\n',
      fixed:
        '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | Done |\n| Test it | Done |\n\n## Follow-up\n\n### 1-Month Follow-up (2025-09-22)\n\n- **All Action Items:** Completed ✅\n',
    },
    {
      title: 'all done',
      good: '# Outage\n\n## Action Items\n\n| Action | Status |\n|---|---|\n| Add an alert | Done |\n\n## Follow-up\n\n### 1-Month Follow-up (2025-09-22)\n\n- **All Action Items:** Completed ✅\n',
    },
  ],
  check({ model, document, configuration, report }) {
    const claims = claimsAllDone(model);
    if (claims.length === 0 || model.recognition.template) return;
    const open = openActions(model.actions).map(({ item }) => item);
    if (open.length === 0) return;
    const done =
      configuration.actionStatuses.find((status) => /^(?:done|complete|closed)/i.test(status)) ??
      'Done';
    const edits = open.map((item) => statusEdit({ document: document(), item }, done));
    for (const claim of claims) {
      // From the markup on, since the text of the item begins inside `**`.
      const lead =
        /[*_~`]{1,4}$/.exec(
          document().text.slice(Math.max(0, claim.range.from - 4), claim.range.from),
        )?.[0].length ?? 0;
      report({
        range: { from: claim.range.from - lead, to: claim.range.to },
        message: `This says that all actions are done, but ${open.length === 1 ? 'one is' : `${open.length} are`} open in the list.`,
        related: open.slice(0, 8).map((item) => ({ range: item.range, message: item.text.text })),
        fixes: edits.includes(null)
          ? []
          : [
              choice(
                `Set ${open.length === 1 ? 'the open action' : `all ${open.length} open actions`} to ${done}`,
                edits.filter((edit) => edit !== null),
                true,
              ),
            ],
      });
    }
  },
});
