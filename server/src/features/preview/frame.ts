import type { Moment, Postmortem } from '../../model/types';
import { clockBetween } from '../../picture/clock';
import type { PreviewClock } from '../../protocol';
import { dayNumber, fixedOffsetOf, minuteOfDay, offsetAt } from '../../time/instant';
import type { Zone } from '../../time/zone';

/** How the times of a document become instants of one axis. */
export interface Frame {
  /** The zone that most entries have; null where none is named. */
  readonly zone: Zone | null;
  /** Null where zone or date are not known: instants are then those of the wall clock, read as UTC. */
  readonly clock: PreviewClock | null;
  readonly at: (moment: Moment) => number;
}

/**
 * One true axis also where rows name several zones. A time without a known zone is one of the
 * document's own; without any, the axis shows the wall clock.
 */
export function frameOf(model: Postmortem): Frame {
  const moments = model.timelines.flatMap(({ entries }) =>
    entries.flatMap(({ start }) => (start?.time ? [start] : [])),
  );
  const zone = commonest(moments.map((moment) => moment.zone)) ?? model.zone;
  const id = zone?.id ?? null;
  const fixed = id === null ? null : fixedOffsetOf(id);
  // Summer time needs a date.
  if (id === null || (fixed === null && moments.some(({ date }) => date === null)))
    return { zone, clock: null, at: wallOf };
  const at = (moment: Moment): number => {
    if (!moment.time || moment.zone?.id != null) return moment.at;
    const wall = wallOf(moment);
    return wall - offsetAt(wall - offsetAt(wall, id), id);
  };
  // Also what is told, and ends, may be after a change of summer time.
  const told = [
    ...moments,
    ...model.timelines.flatMap(({ entries }) => entries.flatMap(({ end }) => (end ? [end] : []))),
    ...model.communications.flatMap(({ moment }) => (moment ? [moment] : [])),
    ...model.milestones.map(({ moment }) => moment),
  ];
  let [from, to] = [Infinity, -Infinity];
  for (const moment of told) {
    const instant = at(moment);
    from = Math.min(from, instant);
    to = Math.max(to, instant);
  }
  const clock =
    from > to
      ? [{ from: 0, minutes: offsetAt(0, id) }]
      : clockBetween(from, to, (instant) => offsetAt(instant, id));
  return { zone, clock, at };
}

/** What the document's own clock shows, as if it were that of UTC. */
function wallOf({ at, date, time }: Moment): number {
  if (!time) return at;
  return (date ? dayNumber(date) : Math.floor(at / 1440)) * 1440 + minuteOfDay(time);
}

function commonest(zones: readonly (Zone | null)[]): Zone | null {
  const counts = new Map<string, { readonly zone: Zone; count: number }>();
  for (const zone of zones) {
    if (!zone || zone.id === null) continue;
    const known = counts.get(zone.id);
    if (known) known.count++;
    else counts.set(zone.id, { zone, count: 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most?.zone ?? zones.find((zone) => zone !== null) ?? null;
}
