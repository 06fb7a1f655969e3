import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';
import { hasSubsections, saysNothing } from '../support/sections';
import { range, type Range } from '../../text/range';

/** Kinds whose emptiness another rule tells, with better words. */
const TOLD: ReadonlySet<string> = new Set([
  'timeline',
  'action-items',
  'root-cause',
  'contributing-factors',
]);
/** More than this, and the document is a draft: told once. */
const MANY = 3;

export default defineRule({
  id: 'structure/empty-section',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['actions', 'fields', 'incident', 'sections', 'signOffs', 'times', 'title'],
  summary: 'A heading with nothing under it.',
  why: `A reader cannot tell whether there was nothing to say or nobody said it. "None" is an answer; otherwise remove the heading. A document with many of them is a draft, and told so once.`,
  examples: [
    {
      title: 'nothing said',
      bad: '# Outage\n\n## Summary\n\nAll was down.\n\n## ⟦What went wrong?⟧\n\n## Lessons Learned\n\n- Test restores\n',
      fixed: '# Outage\n\n## Summary\n\nAll was down.\n\n## Lessons Learned\n\n- Test restores\n',
    },
    {
      title: 'the day of the rows below',
      good: '# Outage\n\n## Timeline (UTC)\n\n### 2024-03-05\n\n### 15:12\n\nAlert fired.\n\n### 16:16\n\nResolved.\n',
    },
    {
      title: 'headings that are the actions',
      good: '# Outage\n\n## Action Items\n\n### 1. Alert on the size of the pool @lena\n\n### 2. Test the limits each month @bo\n\n## Lessons Learned\n\n- Test restores\n',
    },
    {
      title: 'a line with its label, written as a heading of any level',
      good: '# Outage\n\n## Summary\n\n# Outage Duration: 10:00 to 12:00 (UTC)\n\nNobody could log in.\n',
    },
    {
      title: 'an answer',
      good: '# Outage\n\n## Summary\n\nAll was down.\n\n## What went wrong?\n\nNothing.\n',
    },
    {
      title: 'subsections',
      good: '# Outage\n\n## Lessons Learned\n\n### Technical\n\n- Test restores\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template) return;
    // Rows of tables are no headings.
    const rows = startsOf(() =>
      model.timelines.flatMap(({ form, entries }) => (form === 'table' ? [] : entries)),
    );
    const actions = startsOf(() =>
      model.actions.flatMap(({ form, items }) => (form === 'table' ? [] : items)),
    );
    const empty = model.sections.filter(
      (section, index) =>
        /^\s{0,3}#|\n[=-]+\s*$/.test(
          document().text.slice(section.headingRange.from, section.headingRange.to),
        ) &&
        section.heading.range !== model.title?.range &&
        // `Call recording:` is a field, whose value may be behind the colon.
        !/[:：]/.test(section.heading.text) &&
        section.kind !== 'other' &&
        !(section.own && TOLD.has(section.kind)) &&
        !hasSubsections(model, index) &&
        // A second heading of the same kind right behind it is its second line.
        model.sections[index + 1]?.kind !== section.kind &&
        // `# Outage Duration: 2 hours` behind it is what it says, whatever the number of its signs.
        !/[:：]\s*\S/.test(model.sections[index + 1]?.heading.text ?? '') &&
        saysNothing(document().text, section) &&
        // So does a heading that is an action: `### 1. Alert on the size of the pool @lena`.
        !actions().has(section.headingRange.from) &&
        // A heading that is a row of a timeline, or the day of the rows below, says all it has to say.
        !rows().has(section.headingRange.from) &&
        !rows().has(model.sections[index + 1]?.headingRange.from ?? -1),
    );
    const [first] = empty;
    if (!first) return;
    if (empty.length > MANY) {
      report({
        range: first.heading.range,
        severity: 'information',
        message: `${empty.length} sections are still empty: ${empty
          .slice(0, 6)
          .map((section) => section.heading.text)
          .join(', ')}${empty.length > 6 ? ' …' : ''}.`,
        related: empty
          .slice(1, 8)
          .map((section) => ({ range: section.heading.range, message: section.heading.text })),
      });
      return;
    }
    for (const section of empty)
      report({
        range: section.heading.range,
        message: `${section.heading.text} is empty. Say something, say "none", or remove the heading.`,
        fixes: [
          choice(
            'Remove the heading',
            [
              replacement(
                range(
                  section.headingRange.from,
                  Math.max(section.range.to, section.headingRange.to),
                ),
                '',
              ),
            ],
            true,
          ),
        ],
      });
  },
});

/** Where things begin: few sections ask, and a document may have thousands of things. */
function startsOf(all: () => readonly { readonly range: Range }[]): () => ReadonlySet<number> {
  let known: ReadonlySet<number> | null = null;
  return () => (known ??= new Set(all().map(({ range: { from } }) => from)));
}
