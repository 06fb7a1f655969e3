import { countActions, countsText, ledgerOf } from '../../incidents/actions/ledger';
import { knownIncident } from '../../incidents/knownIncident';
import type { Person } from '../../model/types';
import { RULES } from '../../rules/registry';
import { daysBetween, lastDay } from '../../rules/support/days';
import { levelOf, policyFor } from '../../rules/support/policy';
import { windowReading } from '../../rules/support/readings';
import { readSuppressions } from '../../rules/suppression';
import { lineAt } from '../../text/lineIndex';
import { touches, type Range } from '../../text/range';
import { formatMinutes } from '../../time/duration';
import { weekdayName } from '../../time/style';
import type { Snapshot } from '../../workspace/snapshot';
import type { World } from '../world';
import { escape, type HoverContent } from './content';

/** A person's role, team, actions and entries. */
export function personHover(snapshot: Snapshot, person: Person, range: Range): HoverContent {
  const { model, configuration, today } = snapshot;
  const known = configuration.people.find(({ name }) => name === person.name);
  const names = new Set(person.references.map(({ name }) => name.toLowerCase()));
  const actions = countActions(
    ledgerOf('', snapshot).filter(({ owner }) => owner !== null && names.has(owner.toLowerCase())),
    today.toString(),
  );
  const entries = model.timelines
    .flatMap((timeline) => timeline.entries)
    .filter(({ actor }) => actor?.kind === 'valid' && names.has(actor.value.toLowerCase()));
  const lines = [
    `**${escape(person.name)}**${person.role === null ? '' : `, ${escape(person.role)}`}`,
    '',
    ...(known?.team ? [`- Team: ${escape(known.team)}`] : []),
    ...(known?.handle ? [`- Handle: @${escape(known.handle)}`] : []),
    ...(known?.email ? [`- ${escape(known.email)}`] : []),
    ...(actions.all > 0 ? [`- Actions: ${countsText(actions)}`] : []),
    ...(entries.length > 0
      ? [`- ${entries.length} timeline entr${entries.length === 1 ? 'y' : 'ies'}`]
      : []),
    `- On lines ${[...new Set(person.references.map((reference) => lineAt(snapshot.lines, reference.range.from) + 1))].slice(0, 12).join(', ')}`,
  ];
  return { range, markdown: lines.join('\n') };
}

/** What the level means and what the team's policy asks for. */
export function severityHover(snapshot: Snapshot, offset: number): HoverContent | null {
  const { model, configuration } = snapshot;
  const { severity } = model.incident;
  if (severity.kind !== 'valid' || !touches(severity.range, offset)) return null;
  const level = levelOf(model, configuration);
  if (!level) return null;
  const policy = [...policyFor(model, configuration)].map(
    ([priority, days]) => `${priority.toUpperCase()} ${days} days`,
  );
  const position = configuration.severities.indexOf(level) + 1;
  const lines = [
    `**${escape(level.name)}**, level ${position} of ${configuration.severities.length}`,
    '',
    ...(level.meaning === null ? [] : [escape(level.meaning), '']),
    ...(level.aliases.length > 0 ? [`- Also: ${level.aliases.map(escape).join(', ')}`] : []),
    ...(level.reviewDays === null ? [] : [`- Review within ${level.reviewDays} days`]),
    ...(policy.length > 0 ? [`- Actions within: ${policy.map(escape).join(', ')}`] : []),
  ];
  return { range: severity.range, markdown: lines.join('\n').trimEnd() };
}

/** The weekday of a due date, how far it is, and what the policy gives. */
export function dueHover(snapshot: Snapshot, offset: number): HoverContent | null {
  const { model, configuration, today } = snapshot;
  const items = model.actions.flatMap((list) => list.items);
  const index = items.findIndex(({ due }) => due.kind === 'valid' && touches(due.range, offset));
  const item = items[index];
  if (item?.due.kind !== 'valid') return null;
  const { date } = item.due.value;
  if (!date) return null;
  const days = daysBetween(today, date);
  const last = lastDay(model);
  const priority = item.priority.kind === 'valid' ? item.priority.value : null;
  const allowed =
    priority === null ? undefined : policyFor(model, configuration).get(priority.toLowerCase());
  const state = ledgerOf('', snapshot)[index]?.state;
  const lines = [
    `**${weekdayName(date)}, ${date.toString()}**`,
    '',
    state === 'done'
      ? '- Done'
      : days < 0
        ? `- ${-days} day${days === -1 ? '' : 's'} ${state === 'open' ? 'overdue' : 'ago; whether it is done is not told'}`
        : `- ${days === 0 ? 'Today' : `${days} day${days === 1 ? '' : 's'} left`}`,
    ...(last ? [`- ${daysBetween(last, date)} days after the incident`] : []),
    ...(last && allowed !== undefined
      ? [
          `- Your policy for ${escape(priority ?? '')}: ${allowed} days, until ${last.add({ days: allowed }).toString()}`,
        ]
      : []),
    ...(item.owner.kind === 'valid' ? [`- Owner: ${escape(item.owner.value)}`] : []),
  ];
  return { range: item.due.range, markdown: lines.join('\n') };
}

const DAY = 1440;

/** How much of the error budget the outage took, were it a full one: by day, 30 days and quarter. */
export function slaHover(snapshot: Snapshot, offset: number): HoverContent | null {
  const { model } = snapshot;
  const { sla } = model.impact;
  if (!sla || !touches(sla.range, offset)) return null;
  const objective = sla.objective ?? 99.9;
  const window = model.incident.window ? windowReading(model.incident.window) : null;
  const stated = model.incident.durations.find(({ kind }) => kind === 'total');
  const minutes =
    window?.minutes ??
    stated?.duration.minutes ??
    model.metrics.find(({ definition, counts }) => counts && definition.id === 'impact')?.minutes;
  if (minutes === undefined || objective >= 100) return null;
  const budget = (name: string, length: number): string => {
    const allowed = (length * (100 - objective)) / 100;
    return `| ${name} | ${formatMinutes(Math.round(allowed * 10) / 10)} | ${Math.round((100 * minutes) / allowed)} % | ${(100 * (1 - minutes / length)).toFixed(3)} % |`;
  };
  const lines = [
    `**${objective} %${sla.objective === null ? ' (none is stated)' : ''}, downtime ${formatMinutes(minutes)}**`,
    '',
    '| Over | Budget | Used | Availability |',
    '|---|---|---|---|',
    budget('1 day', DAY),
    budget('30 days', 30 * DAY),
    budget('a quarter (91 days)', 91 * DAY),
    '',
    'Counted as a full outage; a partial one used less.',
  ];
  return { range: sla.range, markdown: lines.join('\n') };
}

/** Another incident of the workspace, or this one. */
export function incidentHover(
  snapshot: Snapshot,
  world: World,
  id: string,
  range: Range,
): HoverContent {
  const own = snapshot.model.incident.id;
  const other =
    own.kind === 'valid' && own.value === id
      ? knownIncident(world.path ?? '', snapshot)
      : world.incidents.find((incident) => incident.id === id);
  if (!other)
    return {
      range,
      markdown: `**${escape(id)}**\n\nNo postmortem of the workspace has this id.`,
    };
  const { title, severity, status, date, length, services, actions } = other;
  const lines = [
    `**${escape(title?.text ?? id)}**`,
    '',
    ...(severity === null ? [] : [`- Severity: ${escape(severity)}`]),
    ...(status === null ? [] : [`- Status: ${escape(status)}`]),
    ...(date === null ? [] : [`- Date: ${date}`]),
    ...(length === null
      ? []
      : [`- Lasted: ${formatMinutes(length.minutes)}${length.stated ? ', as it states' : ''}`]),
    ...(services.length === 0 ? [] : [`- Services: ${escape(services.join(', '))}`]),
    ...(actions.length > 0
      ? [`- Actions: ${countsText(countActions(actions, snapshot.today.toString()))}`]
      : []),
  ];
  return { range, markdown: lines.join('\n') };
}

/** What a rule in a suppression comment finds. */
export function ruleHover(snapshot: Snapshot, offset: number): HoverContent | null {
  for (const { rules } of readSuppressions(snapshot.syntax)) {
    const found = rules.find((rule) => touches(rule.range, offset));
    if (!found) continue;
    const rule = RULES.find(({ id }) => id === found.id);
    return {
      range: found.range,
      markdown: rule
        ? `**${rule.id}**\n\n${rule.summary}\n\n${rule.why}`
        : `**${escape(found.id)}**\n\nThere is no rule of that name.`,
    };
  }
  return null;
}
