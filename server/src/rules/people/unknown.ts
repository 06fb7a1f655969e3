import { nearest } from '../../text/distance';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'people/unknown',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['people'],
  summary: "A name that is not on the team's roster.",
  why: `Where \`people\` are configured, a name outside the list is a misspelling or somebody to add. First names, handles and teams are known as well.`,
  examples: [
    {
      title: 'a misspelling',
      configuration: { people: ['Sarah Chen', 'Mike Johnson'] },
      bad: '# Outage\n\n**Authors:** ⟦Sara Chen⟧\n',
      fixed: '# Outage\n\n**Authors:** Sarah Chen\n',
    },
    {
      title: 'a first name and a team',
      configuration: { people: ['Sarah Chen'] },
      good: '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert | Sarah |\n| Test it | Platform Team |\n',
    },
    {
      title: 'an alias and a handle',
      configuration: { people: [{ name: 'Sarah Chen', handle: 'sarahc', aliases: ['Sally'] }] },
      good: '# Outage\n\n**Authors:** Sally\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert | @sarahc |\n',
    },
    { title: 'no roster', good: '# Outage\n\n**Authors:** Sara Chen\n' },
  ],
  check({ model, configuration, report }) {
    if (!configuration.explicit.has('people') || configuration.people.length === 0) return;
    const roster = configuration.people.map(({ name }) => name);
    const known = new Set(
      [
        ...configuration.people.flatMap(({ name, handle, email, aliases }) => [
          name,
          name.split(' ')[0] ?? name,
          ...aliases,
          ...(handle === null ? [] : [handle, `@${handle}`]),
          ...(email === null ? [] : [email]),
        ]),
        ...configuration.teams.flatMap(({ name, aliases }) => [name, ...aliases]),
      ].map((name) => name.replace(/^@/, '').toLowerCase()),
    );
    for (const person of model.people) {
      if (person.team) continue;
      for (const { name, range, place } of person.references) {
        if (
          known.has(name.replace(/^@/, '').toLowerCase()) ||
          known.has(person.name.toLowerCase()) ||
          place === 'handle'
        )
          continue;
        const near = nearest(name, roster);
        const others = roster.filter((other) => other !== near);
        report({
          range,
          message: `${name} is not among the people of your configuration.${near === null ? '' : ` Did you mean ${near}?`}`,
          fixes: [...(near === null ? [] : [near]), ...others]
            .slice(0, 6)
            .map((other, index) =>
              choice(
                `Replace by ${other}`,
                [replacement(range, other)],
                index === 0 && near !== null,
              ),
            ),
        });
      }
    }
  },
});
