import type { Zone } from '../../time/zone';
import type { DateFrame } from '../frame/dateFrame';
import type { ReadField } from '../fields/fields';
import { momentField } from '../incident/incident';
import { tellsFailure } from '../../language/milestones';
import { comparable } from './moments';
import type {
  FieldKind,
  Incident,
  Milestone,
  MilestoneKind,
  Timeline,
  TimelineEntry,
} from '../types';

const FROM_FIELDS: readonly (readonly [MilestoneKind, FieldKind])[] = [
  ['started', 'start'],
  ['detected', 'detected'],
  ['acknowledged', 'acknowledged'],
  ['mitigated', 'mitigated'],
  ['mitigated', 'repaired'],
  ['resolved', 'resolved'],
  ['all-clear', 'end'],
];

/** The first entry with a time of day. */
function firstTimed(timelines: readonly Timeline[]): TimelineEntry | undefined {
  for (const { entries } of timelines) {
    const first = entries.find(({ start }) => start?.time);
    if (first) return first;
  }
  return undefined;
}

/**
 * The milestones of the incident with what each was read from: a label first, then a field, then the
 * first row whose wording tells it (for the end of the incident, the last). No order between
 * mitigated and resolved is assumed.
 */
export function readMilestones(
  timelines: readonly Timeline[],
  fields: readonly ReadField[],
  incident: Incident,
  dates: DateFrame,
  zone: Zone | null,
): readonly Milestone[] {
  const found = new Map<MilestoneKind, Milestone>();
  // Of 14,000 rows a few tell one: all others are passed over on each key.
  const telling = timelines.flatMap(({ entries }) =>
    entries.filter(({ milestone }) => milestone !== null),
  );
  const rows = timelines.reduce((sum, { entries }) => sum + entries.length, 0);
  for (const entry of telling) {
    if (!entry.label || !entry.milestone || !entry.start || found.has(entry.milestone)) continue;
    found.set(entry.milestone, {
      kind: entry.milestone,
      moment: entry.start,
      range: entry.range,
      from: 'label',
      text: entry.label.text,
    });
  }
  for (const [kind, fieldKind] of FROM_FIELDS) {
    if (found.has(kind)) continue;
    const moment = momentField(fields, [fieldKind], dates, zone);
    if (moment?.kind !== 'valid' || !moment.value.time) continue;
    found.set(kind, {
      kind,
      moment: moment.value,
      range: moment.range,
      from: 'field',
      text: moment.text,
    });
  }
  addWindow(found, incident, 'field');
  const begun = [found.get('started'), found.get('detected')].flatMap((one) => one?.moment ?? []);
  const first = firstTimed(timelines);
  for (const entry of telling) {
    if (entry.label || !entry.milestone || !entry.start?.time) continue;
    const known = found.get(entry.milestone);
    const ending =
      entry.milestone === 'resolved' ||
      entry.milestone === 'all-clear' ||
      entry.milestone === 'mitigated';
    if (known && (known.from !== 'wording' || !ending)) continue;
    // `Controller restored` before the stated beginning is the work that led to it.
    const { start } = entry;
    if (ending && begun.some((moment) => comparable(moment, start) && start.at < moment.at))
      continue;
    // `Patch deployed` as the first thing that is told is what broke, not what mended it.
    if (ending && rows >= LEAST_STORY && entry === first) continue;
    // `The standby starts failing` after it was noticed is the next thing that broke.
    const noticed = found.get('detected')?.moment;
    if (
      entry.milestone === 'started' &&
      noticed &&
      comparable(noticed, start) &&
      noticed.at < start.at
    )
      continue;
    found.set(entry.milestone, {
      kind: entry.milestone,
      moment: entry.start,
      range: entry.range,
      from: 'wording',
      text: entry.text.text,
    });
  }
  addWindow(found, incident, 'prose');
  const failing = found.has('started')
    ? null
    : firstFailure(timelines.flatMap(({ entries }) => entries));
  if (failing?.start)
    found.set('started', {
      kind: 'started',
      moment: failing.start,
      range: failing.range,
      from: 'wording',
      text: failing.text.text,
    });
  return MILESTONES.flatMap((kind) => found.get(kind) ?? []);
}

/**
 * `Bad config rolled out`, `Checkout fails`: where the impact begins, told before anything else of the
 * incident is. What fails behind the alert is what somebody found. Null where no row tells it.
 */
function firstFailure(entries: readonly TimelineEntry[]): TimelineEntry | null {
  const timed = entries.filter(({ start }) => start?.time);
  const known = timed.findIndex(({ label, milestone }) => label !== null || milestone !== null);
  const before = known === -1 ? timed : timed.slice(0, known);
  return before.find(({ text }) => tellsFailure(text.text)) ?? null;
}

/** Fewer rows are notes, which may begin with the end. */
const LEAST_STORY = 3;

/** The start that a window states: of the header before what rows say, of a sentence after it. */
function addWindow(
  found: Map<MilestoneKind, Milestone>,
  { window }: Incident,
  from: 'field' | 'prose',
): void {
  if (window?.from !== from || window.start.kind !== 'valid' || !window.start.value.time) return;
  if (found.has('started')) return;
  found.set('started', {
    kind: 'started',
    moment: window.start.value,
    range: window.start.range,
    from: from === 'field' ? 'field' : 'wording',
    text: window.start.text,
  });
}

/** The moments of an incident in the order in which they usually come. */
export const MILESTONES: readonly MilestoneKind[] = [
  'started',
  'detected',
  'declared',
  'paged',
  'acknowledged',
  'identified',
  'mitigated',
  'resolved',
  'all-clear',
];
