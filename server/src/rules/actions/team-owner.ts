import { isTeam } from '../../model/actions/owners';
import { PlacedAction } from '../../model/actions/placedAction';
import type { Configuration } from '../../model/configuration';
import type { ActionItem } from '../../model/types';
import { collectedWith } from '../../syntax/sequence';
import { rememberedWeakly } from '../../text/memo';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

/** Whether a name is that of a team, by its words or by the configuration. */
const teamsOf = rememberedWeakly(({ teams }: Configuration): ((name: string) => boolean) => {
  const names = new Set(
    teams.flatMap(({ name, aliases }) => [name, ...aliases].map((word) => word.toLowerCase())),
  );
  return (name) => names.has(name.toLowerCase()) || isTeam(name);
});

const ofTeams = collectedWith((item: ActionItem, configuration: Configuration) =>
  item.owner.kind === 'valid' && teamsOf(configuration)(item.owner.value)
    ? [{ at: 0, node: item }]
    : [],
);

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
    const found = model.actions.flatMap(({ kept, at }) =>
      ofTeams(kept, configuration).map(({ at: from, node }) => new PlacedAction(node, at + from)),
    );
    if (found.length === 0) return;
    const owners = model.actions
      .flatMap(({ items }) => items)
      .flatMap(({ owner }) => (owner.kind === 'valid' ? [owner.value] : []));
    const team = teamsOf(configuration);
    const people = [...new Set(owners.filter((name) => !team(name)))];
    if (people.length === 0 || found.length * 2 > owners.length) return;
    for (const { owner, done } of found) {
      if (done || owner.kind !== 'valid') continue;
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
