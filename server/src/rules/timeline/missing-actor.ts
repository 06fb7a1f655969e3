import type { Person, Postmortem } from '../../model/types';
import { defineRule } from '../rule';
import { choice, fillEmpty } from '../support/edits';

export default defineRule({
  id: 'timeline/missing-actor',
  since: '0.2.0',
  level: 'hint',
  fix: 'choice',
  options: {},
  reads: ['people', 'timelines'],
  summary: 'A row without a person, where the others have one.',
  why: `Who did it is whom to ask. It matters only where the timeline has a column for it and most rows fill it in.`,
  examples: [
    {
      title: 'one of four',
      bad: '# Outage\n\n## Timeline\n\n| Time (UTC) | Person | Event |\n|---|---|---|\n| 14:30 | Sarah | Alert |\n| 14:40 | ⟦⟧ | Logs read |\n| 14:45 | Mike | Restart |\n| 14:50 | Sarah | Closed |\n',
      fixed:
        '# Outage\n\n## Timeline\n\n| Time (UTC) | Person | Event |\n|---|---|---|\n| 14:30 | Sarah | Alert |\n| 14:40 | Sarah | Logs read |\n| 14:45 | Mike | Restart |\n| 14:50 | Sarah | Closed |\n',
    },
    {
      title: 'mostly empty',
      good: '# Outage\n\n## Timeline\n\n| Time (UTC) | Person | Event |\n|---|---|---|\n| 14:30 | Sarah | Alert |\n| 14:40 |  | Logs read |\n| 14:45 |  | Restart |\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template) return;
    for (const timeline of model.timelines) {
      const empty = timeline.entries.filter((entry) => entry.actor?.kind === 'absent');
      if (empty.length === 0 || empty.length * 3 > timeline.entries.length) continue;
      const people = acting(model);
      for (const { actor } of empty) {
        if (!actor) continue;
        report({
          range: actor.range,
          message: 'This row names nobody, unlike the others. Say who did it, or "System".',
          fixes: people.slice(0, 6).map((person, index) => {
            const name =
              person.references.find((reference) => reference.place === 'actor')?.name ??
              person.name;
            return choice(
              `Set to ${name}`,
              [fillEmpty(document().text, actor.range, name)],
              index === 0,
            );
          }),
        });
      }
    }
  },
});

/** People who act in the timelines, those who are named most first. */
const acting = ({ people }: Pick<Postmortem, 'people'>): readonly Person[] =>
  people
    .filter((person) => !person.team && person.references.some(({ place }) => place === 'actor'))
    .sort((a, b) => b.references.length - a.references.length);
