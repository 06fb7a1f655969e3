import type { Range } from '../text/range';
import type { Postmortem, Timeline } from './types';

/** Something that the reader left open rather than guess. */
export interface Doubt {
  readonly range: Range;
  /** What could not be told: `time`, `date`, `zone` … */
  readonly about: 'time' | 'date' | 'zone' | 'due' | 'front-matter';
  readonly why: string;
}

/** What the document leaves open, in document order; one of a kind for each timeline. */
export function doubtsOf(model: Postmortem): readonly Doubt[] {
  const doubts: Doubt[] = model.timelines.flatMap(ofTimeline);
  const { date, window } = model.incident;
  for (const value of [date, window?.start, window?.end])
    if (value?.kind === 'invalid')
      doubts.push({ range: value.range, about: 'date', why: value.problem });
  if (date.kind === 'absent' && date.range.to > date.range.from)
    doubts.push({ range: date.range, about: 'date', why: OPEN_DATE });
  for (const { due } of model.actions.flatMap((list) => list.items)) {
    if (due.kind === 'invalid') doubts.push({ range: due.range, about: 'due', why: due.problem });
    else if (due.kind === 'valid' && due.value.date === null)
      doubts.push({ range: due.range, about: 'due', why: 'these words fix no day' });
  }
  if (model.frontMatter?.problem != null)
    doubts.push({
      range: model.frontMatter.range,
      about: 'front-matter',
      why: model.frontMatter.problem,
    });
  return doubts.sort((a, b) => a.range.from - b.range.from);
}

const OPEN_DATE = 'day and month may be either way round, or the year is missing';

function ofTimeline(timeline: Timeline): readonly Doubt[] {
  const doubts: Doubt[] = [];
  const timed = timeline.entries.filter((entry) => entry.start?.time);
  for (const { when, start } of timeline.entries) {
    if (when.kind === 'invalid')
      doubts.push({ range: when.range, about: 'time', why: when.problem });
    else if (when.kind === 'absent' && !start)
      doubts.push({ range: when.range, about: 'time', why: 'no time is written here' });
    else if (when.kind === 'valid' && !start)
      doubts.push({ range: when.range, about: 'date', why: OPEN_DATE });
  }
  const first = timed[0];
  if (!first) return doubts;
  const either = timed.find(({ start }) => start && start.at !== start.otherAt);
  if (either) doubts.push({ range: either.when.range, about: 'date', why: OPEN_DATE });
  const undated = timed.find((entry) => entry.start?.date == null && entry.when.kind === 'valid');
  if (undated && !either)
    doubts.push({
      range: undated.when.range,
      about: 'date',
      why: 'no date is written for these times, nor for the incident',
    });
  const zoneless = timed.find((entry) => entry.start?.zone == null);
  if (zoneless)
    doubts.push({
      range: zoneless.when.range,
      about: 'zone',
      why: 'no time zone is written for these times, nor for the document',
    });
  const unknown = new Set<string>();
  for (const { start, when } of timed) {
    if (!start?.zone || start.zone.id !== null || unknown.has(start.zone.name)) continue;
    unknown.add(start.zone.name);
    doubts.push({
      range: when.range,
      about: 'zone',
      why: `${start.zone.name} names several zones, or none that is known`,
    });
  }
  return doubts;
}
