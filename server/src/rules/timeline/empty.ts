import type { Postmortem } from '../../model/types';
import { defineRule } from '../rule';
import { choice, replacement, wholeLines } from '../support/edits';
import { saysNothing } from '../support/sections';

export default defineRule({
  id: 'timeline/empty',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['sections', 'timelines'],
  summary: 'A timeline section, or a row of it, that holds nothing.',
  why: `A heading that promises a timeline and has none is worse than no heading: readers look for the rest. An empty row or bullet is left over from writing.`,
  examples: [
    {
      title: 'only the heading of a table',
      bad: '# Outage\n\n## ⟦Timeline⟧\n\n| Time (UTC) | Event |\n|---|---|\n\n## Impact\n\nAll users.\n',
    },
    {
      title: 'an empty row',
      bad: '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert |\n⟦|  |  |⟧\n| 14:50 | Closed |\n',
      fixed:
        '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert |\n| 14:50 | Closed |\n',
    },
    {
      title: 'kept elsewhere',
      good: '# Outage\n\n## Timeline\n\nSee the [incident document](https://example.com/doc).\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template) return;
    const holding = sectionsWithTimelines(model);
    for (const [index, section] of model.sections.entries()) {
      if (section.kind !== 'timeline' || !section.own) continue;
      if (!holding.has(index) && saysNothing(document().text, section))
        report({
          range: section.heading.range,
          message: 'This timeline has no entries. Add what happened, or say where it is kept.',
        });
    }
    for (const timeline of model.timelines) {
      for (const row of timeline.table?.emptyRows ?? []) {
        report({
          range: row,
          severity: 'information',
          message: 'This row is empty. Fill it in, or remove it.',
          fixes: [
            choice('Remove the row', [replacement(wholeLines(document().text, row), '')], true),
          ],
        });
      }
      const lines =
        timeline.form === 'list'
          ? [
              ...document()
                .text.slice(timeline.range.from, timeline.range.to)
                .matchAll(/^[ \t]{0,8}[-*+][ \t]*$/gm),
            ]
          : [];
      for (const match of lines) {
        const from = timeline.range.from + match.index;
        const at = { from, to: from + match[0].length };
        report({
          range: at,
          severity: 'information',
          message: 'This entry is empty. Fill it in, or remove it.',
          fixes: [
            choice('Remove the entry', [replacement(wholeLines(document().text, at), '')], true),
          ],
        });
      }
    }
  },
});

/** Those that hold entries, also in a section below them. */
function sectionsWithTimelines({
  sections,
  timelines,
}: Pick<Postmortem, 'sections' | 'timelines'>): ReadonlySet<number> {
  const holding = new Set<number>();
  for (const { section } of timelines)
    for (let at = section; at !== -1 && !holding.has(at); at = sections[at]?.parent ?? -1)
      holding.add(at);
  return holding;
}
