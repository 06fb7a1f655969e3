import { MILESTONE_NAMES } from '../../model/timeline/metrics';
import type { Milestone, MilestoneKind } from '../../model/types';
import type { PreviewPhase, PreviewTimeline } from '../../protocol';
import { findGaps } from '../../rules/timeline/gap';
import type { Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import { previewEntries } from './entries';
import type { Frame } from './frame';
import { timedSeries } from './series';

/** Silences that the picture shows: as long as those that the rule reports unless it is configured. */
const SILENCE = { minutes: 30, percent: 10 };

/** All that the picture draws. */
export function previewTimeline(
  snapshot: Snapshot,
  frame: Frame,
  line: (range: Range) => number,
): PreviewTimeline {
  const { model } = snapshot;
  const entries = previewEntries(snapshot, frame);
  return {
    zone: frame.zone?.name ?? null,
    dated: model.timelines.some((run) => run.dated),
    clock: frame.clock,
    series: timedSeries(model, entries, line),
    entries,
    phases: phases(model.milestones, frame),
    milestones: model.milestones.map(({ kind, moment, range }) => ({
      id: kind,
      name: MILESTONE_NAMES[kind],
      at: frame.at(moment),
      line: line(range),
    })),
    gaps: findGaps(model, snapshot.syntax, SILENCE).flatMap(({ before, after }) => {
      const { start: from } = before.entry;
      const { start: to } = after.entry;
      return from && to
        ? [{ from: frame.at(from), to: frame.at(to), line: line(after.entry.range) }]
        : [];
    }),
  };
}

function phases(milestones: readonly Milestone[], frame: Frame): readonly PreviewPhase[] {
  const at = (...kinds: MilestoneKind[]): number | null => {
    for (const kind of kinds) {
      const found = milestones.find((milestone) => milestone.kind === kind);
      if (found) return frame.at(found.moment);
    }
    return null;
  };
  const points: readonly (readonly [PreviewPhase['id'], string, number | null, number | null])[] = [
    ['impact', 'Impact', at('started', 'detected'), at('all-clear', 'resolved')],
    ['detection', 'Detection', at('started'), at('detected')],
    ['response', 'Response', at('detected', 'started'), at('acknowledged', 'identified')],
    [
      'mitigation',
      'Mitigation',
      at('acknowledged', 'identified', 'detected'),
      at('mitigated', 'resolved'),
    ],
    ['recovery', 'Recovery', at('mitigated'), at('all-clear', 'resolved')],
  ];
  return points.flatMap(([id, name, from, to]) =>
    from !== null && to !== null && to > from ? [{ id, name, from, to }] : [],
  );
}
