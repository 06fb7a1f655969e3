import { range } from '../../text/range';
import { defineRule } from '../rule';

const NUMBER =
  /\d|\p{N}|\b(?:all|every|none|no (?:customer|user|data)s?|half|most|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|entire(?:ly)?|complete(?:ly)?|single|any|total(?:ly)?)\b/iu;

export default defineRule({
  id: 'impact/not-quantified',
  since: '0.2.0',
  level: 'hint',
  fix: 'none',
  options: {},
  reads: ['sections'],
  summary: 'An impact section without one number.',
  why: `"Some users saw errors" cannot be compared with the next incident. How many users, which share of requests, for how long: one number is enough to begin with.`,
  examples: [
    {
      title: 'words only',
      bad: '# Outage\n\n## ⟦Impact⟧\n\nSome users saw errors while they logged in.\n',
    },
    { title: 'a share', good: '# Outage\n\n## Impact\n\n15% of logins failed.\n' },
    { title: 'all of them', good: '# Outage\n\n## Impact\n\nAll users saw errors.\n' },
  ],
  check({ model, document, report }) {
    if (model.recognition.template) return;
    const sections = model.sections.filter((section) => section.kind === 'impact');
    const first = sections.find((section) => section.own);
    const body = (section: (typeof sections)[number]): string =>
      document().text.slice(section.headingRange.to, section.range.to);
    if (
      !first ||
      body(first).trim().length < 20 ||
      sections.some((section) => NUMBER.test(body(section)))
    )
      return;
    report({
      range: range(first.heading.range.from, first.heading.range.to),
      message:
        'The impact has no number. Say how many users or requests, which share, or how long.',
    });
  },
});
