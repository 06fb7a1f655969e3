import type { SectionKind } from '../../model/types';
import { range, shifted } from '../../text/range';
import { defineRule } from '../rule';
import { inSentences } from '../support/prose';

const PLACES: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'summary',
  'impact',
  'detection',
  'resolution',
  'root-cause',
  'contributing-factors',
  'five-whys',
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
]);
const WHO = String.raw`(?:he|she|they|somebody|someone|(?:the|our|an?) (?:\w{1,20} )?(?:engineers?|operators?|developers?|teams?|admin(?:istrator)?s?|on-?call(?: engineer)?|responders?|reviewers?|sres?|employees?|contractors?|authors?))`;
const DID = String.raw`(?:should (?:not )?have|shouldn['’]t have|could have|ought to have|failed to|forgot to|neglected to|was careless|were careless|carelessly|negligently|made (?:a|the) mistake|didn['’]t bother|was to blame|were to blame)`;
const BLAME = new RegExp(String.raw`\b${WHO} (?:\w{1,15} ){0,2}${DID}\b`, 'gi');

export default defineRule({
  id: 'language/blame',
  since: '0.2.0',
  level: 'hint',
  fix: 'none',
  options: {},
  reads: ['sections'],
  summary: 'A person or a team is judged by what they should have done.',
  why: `"The engineer should have checked" describes a world that was not there. What did they see, and why did it make sense? "The command shows no difference between the two clusters" can be fixed. Quotes and code are left alone, and so are action items.`,
  examples: [
    {
      title: 'should have',
      bad: '# Outage\n\n## What Went Wrong\n\n- ⟦The engineer should have⟧ checked the cluster name.\n',
    },
    {
      title: 'a system',
      good: '# Outage\n\n## What Went Wrong\n\n- The command shows no difference between the clusters.\n- The service failed to restart.\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template) return;
    for (const { sentence, found } of blameIn(document(), model.sections)) {
      for (const at of found) {
        report({
          range: shifted(at, sentence.range.from),
          message:
            'This judges people by what is known now. Say what they saw, and what in the system made the step seem right.',
        });
      }
    }
  },
});

const blameIn = inSentences(PLACES, new RegExp(DID, 'i'), (sentence) => {
  const found = [...sentence.matchAll(BLAME)]
    .filter(({ index }) => !isQuoted(sentence.slice(0, index)))
    .map(({ index, 0: words }) => range(index, index + words.length));
  return found.length === 0 ? null : found;
});

/** Whether a quotation that was opened before is still open. */
const isQuoted = (before: string): boolean =>
  before.lastIndexOf('“') > before.lastIndexOf('”') || before.split('"').length % 2 === 0;
