import { reviewThreads } from '../../model/review/threads';
import { defineRule } from '../rule';

export default defineRule({
  id: 'review/open-thread',
  since: '0.3.0',
  level: 'hint',
  fix: 'none',
  reads: [],
  options: {},
  summary: 'A thread of the review that is not resolved.',
  why: `A question of the review that nobody answered should not be carried into the finished document. Set the rule to \`error\` for the statuses in which none may be open, by \`states\` in the configuration; \`postmortem check\` then refuses them.

A thread is a comment behind what it is about, \`<!-- review: Sarah Chen (2025-08-25): Who was paged? -->\`; answers stand behind it as further comments, and \`review resolved:\` in the first one settles it. No export has them.`,
  examples: [
    {
      title: 'open',
      bad: '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert fired ⟦<!-- review: Sarah Chen (2025-08-25): Who was paged? -->⟧\n',
    },
    {
      title: 'resolved',
      good: '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert fired <!-- review resolved: Sarah Chen (2025-08-25): Who was paged? --> <!-- review: Mike (2025-08-26): The database team. -->\n',
    },
    {
      title: 'refused in a reviewed document',
      configuration: {
        states: { reviewed: { rules: { 'review/open-thread': 'error' } } },
      },
      bad: '# Outage\n\n**Status:** Reviewed\n\n## Timeline\n\n- 14:30 UTC - Alert fired ⟦<!-- review: who? -->⟧\n',
    },
  ],
  check({ document, report }) {
    for (const { range, resolved, messages } of reviewThreads(document())) {
      if (resolved) continue;
      const [{ author, text }] = messages as readonly [(typeof messages)[number]];
      const answers = messages.length - 1;
      const said = `“${shortened(text)}”${author === null ? '' : ` by ${author}`}`;
      const told =
        answers === 0 ? 'has no answer' : `has ${answers} ${answers === 1 ? 'answer' : 'answers'}`;
      report({
        range,
        message: `The review is open here: ${said} ${told}. Answer it and resolve the thread.`,
      });
    }
  },
});

/** Characters of a message that are repeated. */
const SHORT = 60;

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= SHORT ? line : `${line.slice(0, SHORT - 1).trimEnd()}…`;
};
