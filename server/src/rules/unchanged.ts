import { samePeople } from '../model/build';
import { PlacedActions } from '../model/actions/placedAction';
import { PlacedEntry } from '../model/timeline/placedEntry';
import { PlacedTable } from '../model/timeline/tableShape';
import type { ActionList, Postmortem, Section, Timeline } from '../model/types';
import type { ChangedRange } from '../text/edit';
import { sameMoved, sameOffset, type SameOffset } from '../text/moving';
import type { Range } from '../text/range';
import type { PartName } from './parts';

/**
 * A function that tells whether a part of a model is that of the version before, but for where it
 * stands. Each part is compared at most once.
 */
export function unchangedParts(
  before: Postmortem,
  now: Postmortem,
  change: ChangedRange,
): (part: PartName | 'recognition') => boolean {
  const same = sameOffset(change);
  const known = new Map<string, boolean>();
  return (part) => {
    const found = known.get(part) ?? isUnchanged(part, before, now, same);
    known.set(part, found);
    return found;
  };
}

function isUnchanged(
  part: PartName | 'recognition',
  before: Postmortem,
  now: Postmortem,
  same: SameOffset,
): boolean {
  switch (part) {
    case 'timelines':
      return all(before.timelines, now.timelines, same, (a, b) => isLike(a, b, same, 'isLike'));
    case 'times':
      return all(before.timelines, now.timelines, same, (a, b) =>
        isLike(a, b, same, 'hasTimesLike'),
      );
    case 'actions':
      return all(before.actions, now.actions, same, (a, b) => sameActions(a, b, same));
    case 'sections':
      return all(before.sections, now.sections, same, sameSection);
    case 'people':
      return samePeople(before, now, same);
    default:
      return sameMoved(before[part], now[part], same);
  }
}

const all = <T>(
  before: readonly T[],
  now: readonly T[],
  same: SameOffset,
  isSame: (a: T, b: T, same: SameOffset) => boolean,
): boolean =>
  before.length === now.length && before.every((one, index) => isSame(one, now[index] as T, same));

/** A document has thousands of sections, and each key compares them. */
const sameSection = (a: Section, b: Section, same: SameOffset): boolean =>
  a.kind === b.kind &&
  a.own === b.own &&
  a.level === b.level &&
  a.parent === b.parent &&
  a.heading.text === b.heading.text &&
  sameRange(a.heading.range, b.heading.range, same) &&
  sameRange(a.headingRange, b.headingRange, same) &&
  sameRange(a.range, b.range, same);

const sameRange = (a: Range, b: Range, same: SameOffset): boolean =>
  same(a.from, b.from) && same(a.to, b.to);

function isLike(
  { entries, table, ...a }: Timeline,
  { entries: others, table: other, ...b }: Timeline,
  same: SameOffset,
  how: 'isLike' | 'hasTimesLike',
): boolean {
  return (
    sameMoved(a, b, same) &&
    (how === 'hasTimesLike' || sameTable(table, other, same)) &&
    all(
      entries,
      others,
      same,
      (one, two) => one instanceof PlacedEntry && two instanceof PlacedEntry && one[how](two, same),
    )
  );
}

const sameActions = (a: ActionList, b: ActionList, same: SameOffset): boolean =>
  a.form === b.form &&
  a.section === b.section &&
  sameMoved([a.range, a.convention], [b.range, b.convention], same) &&
  sameTable(a.table, b.table, same) &&
  a instanceof PlacedActions &&
  b instanceof PlacedActions &&
  a.hasItemsLike(b, same);

const sameTable = (a: Timeline['table'], b: Timeline['table'], same: SameOffset): boolean =>
  a === null || b === null
    ? a === b
    : a instanceof PlacedTable && b instanceof PlacedTable && a.isLike(b, same);
