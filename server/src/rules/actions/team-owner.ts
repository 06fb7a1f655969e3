import { isTeam } from '../../model/actions/owners';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'actions/team-owner',
  since: '0.2.0',
  level: 'hint',
  fix: 'choice',
  options: {},
  reads: ['actions'],
  summary: 'An action item that a team owns, where others have a person.',
  why: `Everybody's action is nobody's. Where a document names people for some actions, a team for another one is worth a second look. Where all owners are teams, that is how this organisation works.`,
  examples: [
    {
      title: 'one of three',
      bad: '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert | Sarah |\n| Limit the pool | Mike |\n| Test the rollback | ⟦Platform Team⟧ |\n',
    },
    {
      title: 'teams throughout',
      good: '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert | Backend Team |\n| Test the rollback | Platform Team |\n',
    },
  ],
  check({ model, configuration, report }) {
    if (model.recognition.template) return;
    const teams = new Set(
      configuration.teams.flatMap(({ name, aliases }) =>
        [name, ...aliases].map((word) => word.toLowerCase()),
      ),
    );
    const team = (name: string): boolean => teams.has(name.toLowerCase()) || isTeam(name);
    const items = model.actions.flatMap((list) => list.items);
    const people = [
      ...new Set(
        items.flatMap(({ owner }) =>
          owner.kind === 'valid' && !team(owner.value) ? [owner.value] : [],
        ),
      ),
    ];
    const owned = items.filter(({ owner }) => owner.kind === 'valid');
    const byTeams = owned.filter(({ owner }) => owner.kind === 'valid' && team(owner.value));
    if (people.length === 0 || byTeams.length * 2 > owned.length) return;
    for (const { owner, done } of items) {
      if (done || owner.kind !== 'valid' || !team(owner.value)) continue;
      report({
        range: owner.range,
        message: `${owner.value} is a team. Name the person in it who will see this done.`,
        fixes: people
          .slice(0, 6)
          .map((name) => choice(`Assign to ${name}`, [replacement(owner.range, name)])),
      });
    }
  },
});
