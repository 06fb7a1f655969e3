import { stringify } from 'yaml';
import type { Postmortem, SectionKind } from '../../model/types';

/** What the postmortems of a folder have in common. */
interface Habits {
  readonly documents: number;
  readonly severities: readonly string[];
  readonly statuses: readonly string[];
  readonly priorities: readonly string[];
  readonly zone: string | null;
  readonly sections: readonly SectionKind[];
  readonly people: readonly string[];
}

const DEFAULTS = {
  severities: ['Critical', 'High', 'Medium', 'Low'],
  statuses: ['Investigating', 'Identified', 'Monitoring', 'Resolved', 'Closed'],
  priorities: ['P0', 'P1', 'P2', 'P3'],
  sections: ['summary', 'impact', 'timeline', 'root-cause', 'action-items'],
};

/** A commented `.postmortem.yaml` to begin with: the folder's own habits, else the defaults, to uncomment. */
export function starterConfiguration(models: readonly Postmortem[]): string {
  const habits = habitsOf(models);
  const from =
    habits.documents === 0
      ? 'Nothing was found to learn from, so everything is a comment: uncomment what you need.'
      : `Learned from ${habits.documents} postmortem${habits.documents === 1 ? '' : 's'}. Check it, and uncomment what you want to be kept.`;
  return [
    '# Settings of the postmortem checks. The nearest file at or above a postmortem counts.',
    `# ${from}`,
    '',
    ...setting('Time zone of times that name none.', 'timezone', habits.zone, 'UTC'),
    ...setting(
      'The severity scale, from most to least severe.',
      'severities',
      habits.severities,
      DEFAULTS.severities,
    ),
    ...setting('Statuses of an incident.', 'statuses', habits.statuses, DEFAULTS.statuses),
    ...setting(
      'Priorities of action items, most urgent first.',
      'priorities',
      habits.priorities,
      DEFAULTS.priorities,
    ),
    ...setting(
      'Days after the incident within which an action of a priority is due.',
      'dueDays',
      null,
      { P0: 7, P1: 14, P2: 30 },
    ),
    ...setting(
      'Sections that every postmortem must have; one that is missing is a warning.',
      'sections',
      habits.sections,
      DEFAULTS.sections,
    ),
    ...setting(
      'People that are offered as owners and authors; other names are reported.',
      'people',
      habits.people,
      ['Firstname Lastname'],
    ),
    ...setting('Levels of single rules, and their options.', 'rules', null, {
      'timeline/gap': { level: 'warning', minutes: 45 },
      'impact/not-quantified': 'off',
    }),
  ].join('\n');
}

/** Always a comment: a guess must not change what is reported before somebody has read it. */
function setting(
  what: string,
  key: string,
  learned: string | readonly string[] | null,
  initial: unknown,
): readonly string[] {
  const known = learned !== null && learned.length > 0;
  const lines = stringify({ [key]: known ? learned : initial }, { lineWidth: 0 }).trimEnd();
  return [`# ${what}`, ...lines.split('\n').map((line) => `# ${line}`), ''];
}

function habitsOf(models: readonly Postmortem[]): Habits {
  const told = models.filter(
    (model) => model.recognition.postmortem && !model.recognition.template,
  );
  const shared = (values: (model: Postmortem) => readonly string[], share: number): string[] => {
    const counts = new Map<string, number>();
    for (const model of told)
      for (const value of new Set(values(model))) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .filter(([, count]) => count >= Math.max(1, told.length * share))
      .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
      .map(([value]) => value);
  };
  const short = (value: string): readonly string[] => (value.length <= 20 ? [value] : []);
  const scale = (values: readonly string[]): readonly string[] =>
    values.slice(0, 6).sort(bySeverity);
  return {
    documents: told.length,
    severities: scale(
      shared(
        ({ incident }) =>
          incident.severity.kind === 'valid' ? short(incident.severity.value) : [],
        0.05,
      ),
    ),
    statuses: shared(
      ({ incident }) => (incident.status.kind === 'valid' ? short(incident.status.value) : []),
      0.05,
    ).slice(0, 6),
    priorities: shared(
      ({ actions }) =>
        actions.flatMap((list) =>
          list.items.flatMap(({ priority }) =>
            priority.kind === 'valid' ? short(priority.value) : [],
          ),
        ),
      0.1,
    )
      .slice(0, 6)
      .sort(),
    zone: shared(({ zone }) => (zone ? [zone.name] : []), 0.5)[0] ?? null,
    sections: shared(
      ({ sections }) =>
        sections.filter(({ own, kind }) => own && kind !== 'other').map(({ kind }) => kind),
      0.8,
    ) as SectionKind[],
    people: shared(
      ({ people }) => people.filter(({ team }) => !team).map(({ name }) => name),
      0.1,
    ).slice(0, 40),
  };
}

const ORDER = /critical|blocker|sev-?[01]\b|^p0/i;
const rank = (value: string): number =>
  ORDER.test(value)
    ? 0
    : /high|major|sev-?2|^p1/i.test(value)
      ? 1
      : /medium|moderate|sev-?3|^p2/i.test(value)
        ? 2
        : 3;
const bySeverity = (a: string, b: string): number => rank(a) - rank(b) || a.localeCompare(b);
