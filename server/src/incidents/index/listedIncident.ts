import type { ListedFile, ListedIncident } from '../../model/indexPage/listed';
import { datesIn } from '../../model/frame/dates';
import type { Moment, Postmortem } from '../../model/types';
import { resolveDate } from '../../time/calendar';
import type { Snapshot } from '../../workspace/snapshot';
import { summarise } from '../numbers/summary';

/** A document as a page that lists it sees it. */
export function listedFile(path: string, snapshot: Snapshot): ListedFile {
  const summary = summarise(path, snapshot);
  if (!summary) return { kind: 'other' };
  const { model } = snapshot;
  const { duration } = summary.lengths;
  return {
    kind: 'incident',
    path,
    id: summary.id,
    title: summary.title?.text ?? null,
    status: summary.status?.text ?? null,
    day: summary.day && { day: summary.day.day, stated: summary.day.from === 'field' },
    days: daysOf(path, model),
    span: spanOf(model),
    severity: summary.severity && summary.severity.leftOut === null ? summary.severity.text : null,
    stated: model.incident.durations.map(({ kind, duration: length }) => ({ kind, ...length })),
    computed: model.metrics.map(({ definition: { id, preset }, from, to, minutes }) => ({
      id,
      preset,
      from: from.kind,
      to: to.kind,
      minutes,
    })),
    duration: duration.kind === 'known' ? duration.minutes : null,
    refuted:
      Object.values(summary.lengths).some(({ kind }) => kind === 'left-out') ||
      summary.day?.refuted != null,
    several: summary.several,
  } satisfies ListedIncident;
}

/** Every day by which people may call an incident: of its header, its times, its title and its file. */
function daysOf(path: string, model: Postmortem): readonly string[] {
  const { incident, timelines, milestones, title, dateOrder } = model;
  const ends = [incident.window?.start, incident.window?.end].map((end) =>
    end?.kind === 'valid' ? end.value : null,
  );
  const moments: readonly (Moment | null)[] = [
    ...ends,
    ...timelines.flatMap(({ entries }) => entries.flatMap(({ start, end }) => [start, end])),
    ...milestones.map(({ moment }) => moment),
  ];
  const named = `${title?.text ?? ''} ${path.replace(/^.*[\\/]/, '').replace(/[_-](?=\D)|(?<=\D)[_-]/g, ' ')}`;
  const id = incident.id.kind === 'valid' ? incident.id.value : '';
  const [, year, month, day] = /(20\d{2})-?([01]\d)-?([0-3]\d)/.exec(id) ?? [];
  return [
    ...new Set([
      ...(incident.date.kind === 'valid' ? [incident.date.value.toString()] : []),
      ...moments.flatMap((moment) => (moment?.date ? [moment.date.toString()] : [])),
      ...timelines.flatMap(({ entries }) =>
        entries.flatMap((entry) => (entry.day ? [entry.day.toString()] : [])),
      ),
      ...datesIn(named).flatMap((date) => resolveDate(date, dateOrder, null)?.toString() ?? []),
      ...(year === undefined ? [] : [`${year}-${month}-${day}`]),
    ]),
  ];
}

function spanOf({ milestones, timelines }: Postmortem): readonly [number, number] | null {
  const instants = [
    ...milestones.map(({ moment }) => moment),
    ...timelines.flatMap(({ entries }) => entries.flatMap(({ start }) => start ?? [])),
  ].flatMap(({ at, otherAt, date, time, zone }) =>
    date && time && zone !== null && at === otherAt ? [at] : [],
  );
  return instants.length === 0
    ? null
    : [
        instants.reduce((least, at) => Math.min(least, at), Infinity),
        instants.reduce((most, at) => Math.max(most, at), -Infinity),
      ];
}
