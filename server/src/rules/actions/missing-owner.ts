import { valueWays, type ActionPlace } from '../../edits/action';
import type { Postmortem } from '../../model/types';
import { defineRule, type Fix } from '../rule';
import { lacking, markOf } from '../support/actions';
import { choice } from '../support/edits';

const OFFERED = 8;

export default defineRule({
  id: 'actions/missing-owner',
  since: '0.1.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['actions', 'people', 'sections'],
  summary: 'An action item without an owner, where the others have one.',
  why: `An action that nobody owns is not done. Empty cells, dashes and "TBD" count as missing, in lists where the other items name their owner. Items that are done need none.

Where no item of the document has an owner, that is told once, as information on the heading.`,
  examples: [
    {
      title: 'one of three',
      bad: '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert | Sarah |\n| Write the runbook | ⟦—⟧ |\n| Test the rollback | Mike |\n',
      fixed:
        '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert | Sarah |\n| Write the runbook | Sarah |\n| Test the rollback | Mike |\n',
    },
    {
      title: 'none has one',
      bad: '# Outage\n\n## ⟦Action Items⟧\n\n- Add an alert\n- Write the runbook\n',
    },
    {
      title: 'done already',
      good: '# Outage\n\n## Action Items\n\n| Action | Owner | Status |\n|---|---|---|\n| Add an alert | Sarah | Open |\n| Write the runbook | — | Done |\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template) return;
    const { items, nowhere } = lacking(model, 'owner');
    const place = nowhere();
    if (place)
      report({
        range: place,
        severity: 'information',
        message: 'No action item names its owner. Name one for each, so that it gets done.',
      });
    for (const { item, list, value } of items) {
      report({
        range: markOf(item, list, value),
        message: `This action has no owner${item.text.text === '' ? '' : `: ${short(item.text.text)}`}. Name the person who will see it done.`,
        fixes: ownerFixes(model, { document: document(), list, item }),
      });
    }
  },
});

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** The people of the document, those with most actions first; teams last. */
function ownerFixes(model: Pick<Postmortem, 'people'>, place: ActionPlace): readonly Fix[] {
  const owned = (name: (typeof model.people)[number]): number =>
    name.references.filter((reference) => reference.place === 'owner').length;
  const ranked = [...model.people].sort(
    (a, b) =>
      Number(a.team) - Number(b.team) ||
      owned(b) - owned(a) ||
      b.references.length - a.references.length,
  );
  return ranked.slice(0, OFFERED).flatMap((person, index) => {
    // The form that owners of this document have: `Sarah` rather than `Sarah Chen` where that is used.
    const name =
      person.references.find((reference) => reference.place === 'owner')?.name ?? person.name;
    const [edits] = valueWays(place, 'owner', name);
    return edits ? [choice(`Assign to ${name}`, edits, index === 0)] : [];
  });
}
