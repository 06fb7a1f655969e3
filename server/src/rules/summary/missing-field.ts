import type { Configuration, FieldSetting } from '../../model/configuration';
import { namesFor } from '../../model/language';
import { standardMetrics } from '../../model/timeline/metrics';
import type { Field, FieldKind, Postmortem, WithTimes } from '../../model/types';
import { formatMinutesLong } from '../../time/duration';
import { defineRule, type Fix } from '../rule';
import { choice, fillEmpty, insertion } from '../support/edits';
import { levelOf, requiredFields } from '../support/policy';
import { windowReading } from '../support/readings';

/** What a header of a postmortem consists of; three of them make a form that the fourth belongs to. */
const CORE: readonly FieldKind[] = ['date', 'severity', 'status', 'duration'];

/** What is worth a finding when it stands there empty. */
const TOLD: readonly FieldKind[] = [...CORE, 'author', 'owner', 'id'];

export default defineRule({
  id: 'summary/missing-field',
  since: '0.1.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'none',
  reads: ['fields', 'incident', 'metrics', 'people', 'sections', 'signOffs', 'times'],
  summary: 'A field that the form of the document asks for is empty or absent.',
  why: `Date, severity, status and duration are what a reader looks for first, and what a list of incidents is sorted by.

A field that stands there empty is always reported. One that is absent is reported when the team requires it by configuration, or as information when the header of the document has the three others.`,
  examples: [
    {
      title: 'an empty field',
      bad: '# Outage\n\n**Date:** 2025-08-22\n⟦**Severity:**⟧\n**Status:** Resolved\n**Duration:** 10 minutes\n',
      fixed:
        '# Outage\n\n**Date:** 2025-08-22\n**Severity:** Critical\n**Status:** Resolved\n**Duration:** 10 minutes\n',
    },
    {
      title: 'three of four',
      bad: '# Outage\n\n**Date:** 2025-08-22\n**Severity:** High\n⟦**Duration:** 10 minutes⟧\n',
      fixed:
        '# Outage\n\n**Date:** 2025-08-22\n**Severity:** High\n**Duration:** 10 minutes\n**Status:** Resolved\n',
    },
    {
      title: 'required by the team, under a name of its own',
      configuration: { fields: [{ kind: 'owner', name: 'Driver', required: true }] },
      bad: '# Outage\n\n**Date:** 2025-08-22\n⟦**Authors:** Sarah⟧\n',
      fixed: '# Outage\n\n**Date:** 2025-08-22\n**Authors:** Sarah\n**Driver:** Sarah\n',
    },
    {
      title: 'asked for at a level only',
      configuration: { severities: [{ name: 'SEV1', fields: ['severity', 'author'] }, 'SEV2'] },
      bad: '# Outage\n\n⟦**Severity:** SEV1⟧\n\n## Timeline\n\n- 14:30 UTC - Alert\n',
    },
    {
      title: 'a header of another form',
      good: '# Outage\n\n**Date:** 2025-08-22\n**Authors:** Sarah\n',
    },
  ],
  check({ model, document, configuration, report }) {
    if (model.recognition.template) return;
    const header = headerOf(model);
    for (const field of header) {
      if (
        field.value.text !== '' ||
        field.below ||
        field.kind === null ||
        !TOLD.includes(field.kind)
      )
        continue;
      const fixes = valuesFor(field.kind, model, configuration).map((value, index) =>
        choice(
          `Set to ${value}`,
          [fillEmpty(document().text, field.value.range, value)],
          index === 0,
        ),
      );
      report({
        range: field.range,
        message: `${field.name.text} is empty. Fill it in, so that readers and reports can rely on it.`,
        fixes,
      });
    }
    const last = header[header.length - 1];
    if (!last) return;
    const required = requiredFields(levelOf(model, configuration), configuration);
    const names = namesFor(model, configuration).fields;
    for (const kind of requiredOf(header, required)) {
      if (has(model, kind)) continue;
      const name =
        configuration.fields.find((setting) => setting.kind === kind)?.name ?? names[kind] ?? kind;
      report({
        range: last.range,
        ...(required.length === 0 ? { severity: 'information' as const } : {}),
        message: `The header has no ${name.toLowerCase()}. ${required.length > 0 ? 'Your configuration requires it.' : 'The other fields of its form are there; add it.'}`,
        fixes: insertions(kind, name, last, model, configuration),
      });
    }
  },
});

/** The fields of the section that holds most of the core ones. */
function headerOf(model: Pick<Postmortem, 'fields'>): readonly Field[] {
  const counts = new Map<number, number>();
  for (const { kind, section, form } of model.fields) {
    if (kind !== null && CORE.includes(kind) && form !== 'front-matter')
      counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  return best
    ? model.fields.filter((field) => field.section === best[0] && field.form !== 'front-matter')
    : [];
}

function requiredOf(
  header: readonly Field[],
  required: readonly FieldSetting[],
): readonly FieldKind[] {
  if (required.length > 0) return required.map(({ kind }) => kind);
  const there = CORE.filter((kind) => header.some((field) => field.kind === kind));
  return there.length === CORE.length - 1 ? CORE : [];
}

function has(
  model: Pick<Postmortem, 'fields' | 'incident' | 'signOffs'>,
  kind: FieldKind,
): boolean {
  if (model.fields.some((field) => field.kind === kind)) return true;
  if (kind === 'date')
    return (
      model.incident.date.kind !== 'absent' ||
      model.fields.some(
        (field) => field.kind === 'start' || field.kind === 'detected' || field.kind === 'window',
      )
    );
  if (kind === 'duration')
    return (
      model.incident.window !== null ||
      model.incident.durations.length > 0 ||
      model.fields.some((field) => field.kind === 'end' || field.kind === 'resolved')
    );
  if (kind === 'author' || kind === 'owner') return model.signOffs.length > 0;
  return false;
}

function insertions(
  kind: FieldKind,
  name: string,
  after: Field,
  model: WithTimes<'incident' | 'metrics' | 'people'>,
  configuration: Configuration,
): readonly Fix[] {
  if (after.form !== 'bold' && after.form !== 'plain') return [];
  return valuesFor(kind, model, configuration).map((value, index) => {
    const line = after.form === 'bold' ? `**${name}:** ${value}` : `${name}: ${value}`;
    return choice(
      `Insert ${name}: ${value}`,
      [insertion(after.range.to, `\n${line}`)],
      index === 0,
    );
  });
}

/** What may stand in a field: the team's scale, or what the document itself tells. */
function valuesFor(
  kind: FieldKind,
  model: WithTimes<'incident' | 'metrics' | 'people'>,
  configuration: Configuration,
): readonly string[] {
  switch (kind) {
    case 'severity':
      return configuration.severities.map(({ name }) => name);
    case 'status': {
      const resolved = configuration.statuses.find((status) => /resolved/i.test(status));
      return resolved === undefined
        ? configuration.statuses
        : [resolved, ...configuration.statuses.filter((status) => status !== resolved)];
    }
    case 'date': {
      const date = model.timelines
        .flatMap((timeline) => timeline.entries)
        .find((entry) => entry.start?.date)?.start?.date;
      // `INC-20250822-001` tells the day as well.
      const id =
        model.incident.id.kind === 'valid'
          ? /(20\d{2})-?([01]\d)-?([0-3]\d)/.exec(model.incident.id.value)
          : null;
      return date ? [date.toString()] : id ? [`${id[1]}-${id[2]}-${id[3]}`] : [];
    }
    case 'duration': {
      const reading = model.incident.window ? windowReading(model.incident.window) : null;
      const impact = standardMetrics(model.metrics).find(
        ({ definition }) => definition.id === 'impact',
      );
      const minutes = reading?.minutes ?? impact?.minutes;
      return minutes === undefined ? [] : [formatMinutesLong(minutes)];
    }
    case 'author':
    case 'owner':
      return model.people
        .filter((person) => !person.team)
        .slice(0, 6)
        .map((person) => person.name);
    default:
      return [];
  }
}
