import { defineRule } from '../rule';
import { actionsThat } from '../support/actions';

const VAGUE =
  /^(?:\[?P[0-4]\]?[:.\s-]{0,3})?(?:investigate|look into|look at|make sure|ensure|improve|consider|think about|discuss|explore|be more careful|pay attention|try to|better|review|monitor|communicate|be aware)\b/i;
/** What makes an action one that can be checked off. */
const CONCRETE =
  /\d|`|#|https?:|\b(?:alert|test|runbook|dashboard|threshold|timeout|limit|ticket|document|script|job|check|metric|config\w*|index|backup|quota|retry|retries|flag|cron|playbook|log(?:s|ging)?)\b/i;

const vague = actionsThat(
  ({ text, done, tickets }) =>
    !done && tickets.length === 0 && VAGUE.test(text.text) && !CONCRETE.test(text.text),
);

export default defineRule({
  id: 'actions/vague',
  since: '0.2.0',
  level: 'hint',
  fix: 'none',
  options: { words: { description: 'Longer items than this many words say enough.', default: 4 } },
  reads: ['actions'],
  summary: 'An action that nobody could call done.',
  why: `"Improve monitoring" is never finished, and never begun. What will exist afterwards that does not exist now: an alert, a test, a limit, a page of the runbook?`,
  examples: [
    {
      title: 'two words',
      bad: '# Outage\n\n## Action Items\n\n- ⟦Improve monitoring⟧\n- Add an alert at 80% of the pool\n',
    },
    {
      title: 'something to check',
      good: '# Outage\n\n## Action Items\n\n- Improve the alert for the connection pool, so that it fires at 80%\n',
    },
  ],
  check({ model, options, report }) {
    if (model.recognition.template) return;
    for (const {
      item: { text },
    } of vague(model.actions)) {
      if (text.text.split(/\s+/).length > options.words) continue;
      report({
        range: text.range,
        message:
          'Nobody could say when this is done. Name what will exist then: an alert, a test, a limit.',
      });
    }
  },
});
