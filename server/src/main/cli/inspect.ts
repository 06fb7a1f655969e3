import { dayNumber } from '../../time/instant';
import { ledgerOf } from '../../incidents/actions/ledger';
import { doubtsOf } from '../../model/doubts';
import { dueText } from '../../model/actions/due';
import { METRIC_NAMES, standardMetrics } from '../../model/timeline/metrics';
import type { Moment, Parsed, Postmortem, TimelineEntry } from '../../model/types';
import { lineAt } from '../../text/lineIndex';
import type { Range } from '../../text/range';
import { clockAt, formatClock } from '../../time/format';
import type { Snapshot } from '../../workspace/snapshot';

/**
 * What `postmortem inspect` prints: the model as one JSON value. Lines are 1-based. A document that tells
 * several incidents has each by itself in `incidents`, and no milestones and metrics of its own.
 */
export function inspect(snapshot: Snapshot, file: string): unknown {
  const { model } = snapshot;
  const ledger = ledgerOf(file, snapshot);
  let index = 0;
  const line = (range: Range): number => lineAt(snapshot.lines, range.from) + 1;
  return {
    file,
    postmortem: model.recognition.postmortem,
    reason: model.recognition.reason,
    title: model.title?.text ?? null,
    incident: header(model, line),
    ...(model.incidents.length === 0
      ? {}
      : {
          incidents: model.incidents.map((told) => ({
            title: told.title.text,
            line: line(told.title.range),
            lastLine: line({ from: Math.max(told.range.from, told.range.to - 1), to: 0 }),
            incident: header(told.model, line),
            ...measured(told.model, line),
          })),
        }),
    timeline: model.timelines.flatMap((timeline) =>
      timeline.entries.map((entry) => ({
        line: line(entry.range),
        date: entry.day?.toString() ?? null,
        time: timeOf(entry),
        end: entry.end?.time ? formatClock(entry.end.time) : null,
        zone:
          (entry.when.kind === 'valid' ? entry.when.value.zone?.name : undefined) ??
          timeline.zone?.name ??
          null,
        instant: instantOf(entry.start, timeline.dated),
        actor: entry.actor?.kind === 'valid' ? entry.actor.value : null,
        label: entry.label?.text ?? null,
        milestone: entry.milestone,
        text: entry.text.text,
      })),
    ),
    actionItems: model.actions.flatMap((list) =>
      list.items.map((item) => ({
        line: line(item.range),
        text: item.text.text,
        owner: item.owner.kind === 'valid' ? item.owner.value : null,
        due: dueText(item.due),
        tickets: item.tickets.map((ticket) => ticket.text),
        status: item.status.kind === 'valid' ? item.status.value : null,
        done: item.done,
        state: ledger[index++]?.state,
        priority: item.priority.kind === 'valid' ? item.priority.value : null,
      })),
    ),
    ...measured(model, line),
    people: model.people.map((person) => ({
      name: person.name,
      team: person.team,
      role: person.role,
      lines: [...new Set(person.references.map((reference) => line(reference.range)))],
    })),
    doubts: doubtsOf(model).map(({ range, about, why }) => ({ line: line(range), about, why })),
    sections: model.sections.map((section) => ({
      line: line(section.headingRange),
      kind: section.kind,
      heading: section.heading.text,
    })),
  };
}

function header({ incident }: Postmortem, line: (range: Range) => number): unknown {
  const field = (value: Parsed<string>): unknown =>
    value.kind === 'valid' ? { value: value.value, line: line(value.range) } : null;
  const { id, severity, status, date, window, durations } = incident;
  return {
    id: field(id),
    severity: field(severity),
    status: field(status),
    date: date.kind === 'valid' ? date.value.toString() : null,
    start: window?.start.kind === 'valid' ? momentOf(window.start.value) : null,
    end: window?.end.kind === 'valid' ? momentOf(window.end.value) : null,
    durations: durations.map((stated) => ({
      line: line(stated.range),
      minutes: stated.duration.minutes,
      text: stated.text,
      approximate: stated.duration.approximate,
      kind: stated.kind,
    })),
  };
}

const measured = ({ milestones, metrics }: Postmortem, line: (range: Range) => number) => ({
  milestones: milestones.map((milestone) => ({
    kind: milestone.kind,
    line: line(milestone.range),
    ...momentOf(milestone.moment),
    from: milestone.from,
  })),
  metrics: standardMetrics(metrics).map((metric) => ({
    id: metric.definition.id,
    name: METRIC_NAMES[metric.definition.id],
    minutes: metric.minutes,
    from: metric.from.kind,
    to: metric.to.kind,
  })),
});

const momentOf = (
  moment: Moment,
): { date: string | null; time: string | null; zone: string | null } => ({
  date: moment.date?.toString() ?? null,
  time: moment.time ? formatClock(moment.time) : null,
  zone: moment.zone?.name ?? null,
});

/** Also where the date beside it stays open. */
function timeOf({ start, when }: TimelineEntry): string | null {
  const time = start?.time ?? (when.kind === 'valid' ? when.value.start.time : null);
  return time ? formatClock(time) : null;
}

/** ISO instant where date, time and zone are known; local date and time without a known zone. */
function instantOf(moment: Moment | null, dated: boolean): string | null {
  if (!moment?.date || !moment.time || !dated) return null;
  if (moment.zone?.id == null)
    return `${moment.date.toString()}T${moment.time.toString({ smallestUnit: 'second' })}`;
  const day = Math.floor(moment.at / 1440);
  return `${moment.date.subtract({ days: dayOf(moment) - day }).toString()}T${clockAt(moment.at).toString({ smallestUnit: 'second' })}Z`;
}

const dayOf = (moment: Moment): number => (moment.date ? dayNumber(moment.date) : 0);
