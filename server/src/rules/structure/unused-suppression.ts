import { nearest } from '../../text/distance';
import { defineRule } from '../rule';
import { choice, replacement, wholeLines } from '../support/edits';

export default defineRule({
  id: 'structure/unused-suppression',
  since: '0.2.0',
  level: 'hint',
  fix: 'choice',
  options: {},
  reads: [],
  last: true,
  summary: 'A comment that silences a rule where it has nothing to say.',
  why: `Once the reason is gone, the comment hides what goes wrong there next. A misspelled rule id silences nothing at all.`,
  examples: [
    {
      title: 'the row was put right',
      bad: '# Outage\n\n⟦<!-- postmortem-disable-next-line timeline/no-timezone -- old -->⟧\n\n## Timeline (UTC)\n\n- 14:30 - Alert\n',
      fixed: '# Outage\n\n\n## Timeline (UTC)\n\n- 14:30 - Alert\n',
    },
    {
      title: 'a misspelled id',
      bad: '# Outage\n\n<!-- postmortem-disable-next-line ⟦timeline/no-timezon⟧ -- local -->\n\n## Timeline\n\n- 14:30 - Alert\n',
      fixed:
        '# Outage\n\n<!-- postmortem-disable-next-line timeline/no-timezone -- local -->\n\n## Timeline\n\n- 14:30 - Alert\n',
    },
    {
      title: 'one that is needed',
      good: '# Outage\n\n<!-- postmortem-disable-next-line timeline/no-timezone -- all in one office -->\n\n## Timeline\n\n- 14:30 - Alert\n',
    },
  ],
  check({ document, unusedSuppressions, ruleIds, report }) {
    for (const { range, rules } of unusedSuppressions) {
      const unknown = rules.find(({ id }) => !ruleIds.includes(id));
      if (unknown) {
        const near = nearest(unknown.id, ruleIds);
        report({
          range: unknown.range,
          message: `There is no rule ${unknown.id}.${near === null ? '' : ` Did you mean ${near}?`}`,
          fixes:
            near === null
              ? []
              : [choice(`Replace by ${near}`, [replacement(unknown.range, near)], true)],
        });
        continue;
      }
      const line = wholeLines(document().text, range);
      const alone =
        document().text.slice(line.from, line.to).trim().length === range.to - range.from;
      report({
        range,
        message: 'This comment silences nothing here. Remove it.',
        fixes: [choice('Remove the comment', [replacement(alone ? line : range, '')], true)],
      });
    }
  },
});
