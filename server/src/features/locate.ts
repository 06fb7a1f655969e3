import type { Field, Section, StatedDuration, Timeline, TimelineEntry } from '../model/types';
import { touches, type Range } from '../text/range';
import type { Snapshot } from '../workspace/snapshot';

/** What the model has at an offset. Ranges count with both ends, as a cursor does. */

export const fieldAt = (snapshot: Snapshot, offset: number): Field | undefined =>
  snapshot.model.fields.find((field) => touches(lineOf(snapshot, field.range), offset) && (field.form === 'bold' || field.form === 'plain' ? offset >= field.name.range.from : touches(cellOf(field), offset)));

export const durationAt = (snapshot: Snapshot, offset: number): StatedDuration | undefined =>
  snapshot.model.incident.durations.find((stated) => touches(stated.range, offset) || touches(stated.label.range, offset));

export const sectionHeadingAt = (snapshot: Snapshot, offset: number): Section | undefined =>
  snapshot.model.sections.find((section) => touches(section.headingRange, offset));

/** The entry whose time, rather than text, is at the offset. */
export function timeAt(snapshot: Snapshot, offset: number): { readonly timeline: Timeline; readonly entry: TimelineEntry } | undefined {
  for (const timeline of snapshot.model.timelines) {
    if (!touches(timeline.range, offset)) continue;
    const entry = timeline.entries.find((candidate) => touches(candidate.when.range, offset) || (candidate.label !== null && touches(candidate.label.range, offset)));
    if (entry) return { timeline, entry };
  }
  return undefined;
}

/** From the name to the end of the line, so that an empty value belongs to its field. */
function lineOf(snapshot: Snapshot, range: Range): Range {
  const end = snapshot.text.indexOf('\n', range.to);
  return { from: range.from, to: end === -1 ? snapshot.text.length : end };
}

const cellOf = (field: Field): Range => ({ from: Math.min(field.name.range.from, field.value.range.from), to: Math.max(field.value.range.to, field.name.range.to) });
