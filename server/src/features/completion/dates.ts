import type { Temporal } from 'temporal-polyfill';
import { datesIn } from '../../model/frame/dates';
import { firstDay, lastDay, daysBetween } from '../../rules/support/days';
import { policyFor } from '../../rules/support/policy';
import { clockLike, dateLike, weekdayName, workingDay } from '../../time/style';
import { clockAt } from '../../time/format';
import type { Snapshot } from '../../workspace/snapshot';
import type { Place } from './place';
import { spaced, type CompletionContext, type Draft } from './proposal';

/** Dates for a due cell or a date field, in the way that the document writes dates. */
export function dates({ snapshot }: CompletionContext, place: Place): readonly Draft[] {
  const { text, today, model, configuration } = snapshot;
  const sample = dateSample(snapshot, place);
  const order = model.dateOrder;
  const drafts = new Map<string, Draft>();
  const add = (date: Temporal.PlainDate | null, detail: string): void => {
    if (!date) return;
    const label = dateLike(date, sample, order);
    if (drafts.has(label)) return;
    drafts.set(label, {
      label,
      kind: 'date',
      detail: `${weekdayName(date)}, ${detail}`,
      documentation: () => distance(today, date),
      range: place.at,
      insert: spaced(text, place.at, label),
      filter: `${label} ${date.toString()} ${detail}`,
    });
  };
  const incident = lastDay(model) ?? firstDay(model);
  if (place.kind !== 'due') {
    add(firstDay(model), 'the day of the incident');
    add(today, 'today');
    add(today.subtract({ days: 1 }), 'yesterday');
    return [...drafts.values()];
  }
  const policy = policyFor(model, configuration);
  const priority = place.item?.priority.kind === 'valid' ? place.item.priority.value : null;
  const days = priority === null ? undefined : policy.get(priority.toLowerCase());
  if (incident && days !== undefined)
    add(incident.add({ days }), `your policy for ${priority ?? ''}`);
  const base = incident && daysBetween(incident, today) < 60 ? incident : today;
  const from = base === today ? 'from today' : 'after the incident';
  for (const count of [7, 14, 30, 90])
    add(workingDay(base.add({ days: count })), `${count} days ${from}`);
  for (const other of place.actions?.items ?? [])
    if (other.due.kind === 'valid' && other !== place.item)
      add(other.due.value.date, 'as another action');
  let next = today;
  for (let count = 0; count < 5; count++) {
    next = workingDay(next.add({ days: 1 }));
    add(next, count === 0 ? 'the next working day' : 'a working day');
  }
  add(today, 'today');
  return [...drafts.values()];
}

function distance(today: Temporal.PlainDate, date: Temporal.PlainDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'Today.';
  return days > 0
    ? `In ${days} day${days === 1 ? '' : 's'}.`
    : `${-days} day${days === -1 ? '' : 's'} ago.`;
}

/** A date of the same list, else any of the document. */
function dateSample({ text, model }: Snapshot, { at, actions, item }: Place): string | null {
  for (const other of actions?.items ?? []) {
    if (other === item || other.due.kind !== 'valid' || !other.due.value.exact) continue;
    const [written] = datesIn(other.due.text);
    if (written) return other.due.text.slice(written.from, written.to);
  }
  const { date } = model.incident;
  if (date.kind === 'valid' && (at.to < date.range.from || at.from > date.range.to))
    return date.text;
  const before = text.slice(Math.max(0, at.from - 20_000), at.from);
  const [written] = datesIn(before);
  return written ? before.slice(written.from, written.to) : null;
}

/** Times for a new entry: now, and a little after the entry before, in the document's zone and form. */
export function times(
  { snapshot, world, offset }: CompletionContext,
  place: Place,
): readonly Draft[] {
  const { model, text } = snapshot;
  const entries = (place.timeline ?? model.timelines.find(({ form }) => form !== 'labelled'))
    ?.entries;
  const before = entries?.filter(({ range, start }) => range.to < offset && start?.time).pop();
  const any = before ?? entries?.find(({ start }) => start?.time);
  const sample = any && any.when.kind === 'valid' ? any.when.text : null;
  const suffix =
    sample === null
      ? ''
      : (/\d(?:\s?[AaPp]\.?[Mm]\.?)?(\s+(?![AP]M)[A-Z]{2,5})$/.exec(sample)?.[1] ?? '');
  const drafts: Draft[] = [];
  const add = (time: Temporal.PlainTime, detail: string): void => {
    const label = `${clockLike(time, sample)}${suffix}`;
    if (drafts.some((draft) => draft.label === label)) return;
    drafts.push({
      label,
      kind: 'time',
      detail,
      range: place.at,
      insert: spaced(text, place.at, label),
      filter: `${label} ${detail}`,
    });
  };
  const zone = (place.timeline?.zone ?? model.zone)?.id ?? 'UTC';
  const now = world.now.toZonedDateTimeISO(zone);
  const day = lastDay(model);
  const current = day !== null && now.toPlainDate().equals(day);
  if (current) add(now.toPlainTime(), `now, in ${zone}`);
  if (before?.start)
    for (const minutes of [1, 2, 5, 10, 15, 30])
      add(
        clockAt(Math.floor(minuteOf(before.start.time) + minutes)),
        `${minutes} min after the entry before`,
      );
  if (!current) add(now.toPlainTime(), `now, in ${zone}`);
  return drafts;
}

const minuteOf = (time: Temporal.PlainTime | null): number =>
  time ? time.hour * 60 + time.minute : 0;
