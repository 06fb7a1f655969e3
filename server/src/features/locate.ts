import type { Section, StatedDuration, Timeline, TimelineEntry } from '../model/types';
import { touches } from '../text/range';
import type { Snapshot } from '../workspace/snapshot';

/** What the model has at an offset. Ranges count with both ends, as a cursor does. */

export const durationAt = (snapshot: Snapshot, offset: number): StatedDuration | undefined =>
  snapshot.model.incident.durations.find(
    (stated) => touches(stated.range, offset) || touches(stated.label.range, offset),
  );

export const sectionHeadingAt = (snapshot: Snapshot, offset: number): Section | undefined =>
  snapshot.model.sections.find((section) => touches(section.headingRange, offset));

/** The entry whose time, rather than text, is at the offset. */
export function timeAt(
  snapshot: Snapshot,
  offset: number,
): { readonly timeline: Timeline; readonly entry: TimelineEntry } | undefined {
  for (const timeline of snapshot.model.timelines) {
    if (!touches(timeline.range, offset)) continue;
    const entry = timeline.entries.find(
      (candidate) =>
        touches(candidate.when.range, offset) ||
        (candidate.label !== null && touches(candidate.label.range, offset)),
    );
    if (entry) return { timeline, entry };
  }
  return undefined;
}
