import type { Timeline, TimelineEntry } from '../../model/types';
import { rowLike } from '../../edits/entryRow';
import { entryBlocks, inTime, keepsDays, sortEdits } from '../../rules/support/reorder';
import { misplaced, timedEntries } from '../../rules/support/sequence';
import { range } from '../../text/range';
import { clockAt } from '../../time/format';
import { minuteOfDay } from '../../time/instant';
import { clockLike } from '../../time/style';
import type { Snapshot } from '../../workspace/snapshot';
import { listToTable, tableToList } from './forms';
import { keepsReading } from './proof';
import {
  ofTimes,
  refactoring,
  within,
  type Refactoring,
  type RefactoringContext,
} from './refactoring';
import { convertZone } from './zones';

/** What can be done with the timeline that the cursor is in, or whose heading it is on. */
export function timelineRefactorings(context: RefactoringContext): readonly Refactoring[] {
  const { snapshot, at } = context;
  const timeline = timelineAt(snapshot, at.from);
  if (!timeline) return [];
  return [
    ...ofTimes(sorted(snapshot, timeline)),
    ...insertAfter(context, timeline),
    ...ofTimes(asOther(context, timeline)),
    ...ofTimes(zones(context, timeline)),
  ];
}

function timelineAt({ model }: Snapshot, offset: number): Timeline | undefined {
  const inside = model.timelines.find(({ range: at }) =>
    within(range(offset, offset), range(at.from, at.to + 1)),
  );
  if (inside) return inside;
  const section = model.sections.findIndex(({ headingRange }) =>
    within(range(offset, offset), headingRange),
  );
  return section === -1
    ? undefined
    : model.timelines.find((timeline) => timeline.section === section && timeline.form !== 'prose');
}

function sorted({ text, model }: Snapshot, timeline: Timeline): readonly Refactoring[] {
  const entries = timedEntries(timeline);
  if (
    entries.length !== timeline.entries.length ||
    misplaced(entries).length === 0 ||
    !keepsDays(entries, inTime(entries))
  )
    return [];
  const blocks = entryBlocks(entries, text, model.sections);
  return blocks ? refactoring('Sort the timeline', sortEdits(entries, blocks, text)) : [];
}

/** An empty entry between the one at the cursor and the next, with a time in the middle. */
function insertAfter(
  { snapshot, at }: RefactoringContext,
  timeline: Timeline,
): readonly Refactoring[] {
  const entries = timedEntries(timeline);
  const index = entries.findIndex(({ entry }) => within(range(at.from, at.from), entry.range));
  const here = entries[index];
  if (!here || timeline.form === 'prose') return [];
  const next = entries[index + 1];
  const minutes = next ? Math.floor((next.at - here.at) / 2) : 1;
  const edit = rowLike(
    { document: snapshot.syntax, timeline, order: snapshot.configuration.dateOrder },
    { like: here.entry, minutes, side: 'behind' },
  );
  if (!edit || minutes < 0) return [];
  const { when, start } = here.entry;
  const time = clockAt(minuteOfDay(start?.time ?? clockAt(0)) + minutes);
  const clock = clockLike(time, when.kind === 'valid' ? when.text : null);
  return refactoring(`Insert an entry at ${clock}`, [edit]).map((one) => ({
    ...one,
    purpose: { entryAt: here.at + minutes },
  }));
}

/** The timeline as a table or as a list, where all that it says has a place there. */
function asOther(
  { snapshot, world }: RefactoringContext,
  timeline: Timeline,
): readonly Refactoring[] {
  const [title, edits] = timeline.table
    ? (['Turn the table into a list', tableToList(snapshot, timeline)] as const)
    : (['Turn the list into a table', listToTable(snapshot, timeline)] as const);
  return edits && keepsReading(snapshot, world, edits) ? refactoring(title, edits) : [];
}

/** All times of the timeline in another zone. */
function zones(
  { snapshot, world }: RefactoringContext,
  timeline: Timeline,
): readonly Refactoring[] {
  const { model, configuration } = snapshot;
  const wanted = [
    ...new Set(['UTC', configuration.timezone, model.zone?.id, world.readerZone]),
  ].filter((zone): zone is string => typeof zone === 'string');
  return wanted.flatMap((zone) => {
    const edits = convertZone(snapshot, timeline, zone);
    return edits && keepsReading(snapshot, world, edits, { entry: instants, times: true })
      ? refactoring(`Convert the times to ${zone}`, edits, true)
      : [];
  });
}

/** When an entry is, whatever day its clock has there. */
const instants = ({ start, end }: TimelineEntry): unknown => [start?.at, end?.at];
