import { range } from '../../text/range';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

const UPDATES = /\b(\d{1,2}) (?:status (?:page )?)?updates (?:were )?(?:sent|posted|published)\b/i;

export default defineRule({
  id: 'claims/count-mismatch',
  since: '0.2.0',
  level: 'information',
  fix: 'choice',
  options: {},
  summary: 'A number of updates that the communication log does not show.',
  why: `\`3 updates sent\` beside a log of two: one was not sent, or not recorded.`,
  examples: [
    {
      title: 'three of two',
      bad: '# Outage\n\n## External Communication\n\n- Status page: ⟦3⟧ updates sent\n\n## Communication Log\n\n- 14:36 Investigating\n- 15:45 Operational\n',
      fixed:
        '# Outage\n\n## External Communication\n\n- Status page: 2 updates sent\n\n## Communication Log\n\n- 14:36 Investigating\n- 15:45 Operational\n',
    },
    {
      title: 'three of three',
      good: '# Outage\n\n## External Communication\n\n- Status page: 3 updates sent\n\n## Communication Log\n\n- 14:36 Investigating\n- 15:15 Identified\n- 15:45 Operational\n',
    },
  ],
  check({ model, text, report }) {
    const count = model.communications.length;
    const match = count >= 2 ? UPDATES.exec(text) : null;
    if (!match || Number(match[1]) === count) return;
    const at = range(match.index, match.index + (match[1] ?? '').length);
    report({
      range: at,
      message: `The communication log shows ${count} updates, not ${match[1] ?? ''}.`,
      related: model.communications
        .slice(0, 5)
        .map((line) => ({ range: line.range, message: line.text.text })),
      fixes: [choice(`Replace by ${count}`, [replacement(at, String(count))], true)],
    });
  },
});
