import { range, type Range, type Span } from '../../text/range';
import type { FieldKind, Section, SectionKind } from '../types';
import { GROUPED_KINDS, GROUPING_KINDS } from '../vocabulary/sections';

/** A heading as it was met, before it is known where its section ends. */
export interface MetHeading {
  readonly level: number;
  readonly heading: Span;
  readonly headingRange: Range;
  /** Told by emphasis rather than by marks. */
  readonly bold: boolean;
  readonly ownKind: SectionKind | null;
  /** What the words mean as the name of a field. */
  readonly field: FieldKind | null;
  readonly title: boolean;
  /** An entry of a timeline rather than a section: `### 4:27`. */
  readonly timed: boolean;
  /** The day of entries rather than a section: `### 2024-03-05`. */
  readonly dayOnly: boolean;
}

/** The sections of headings in document order: where each ends, what it is in, and its kind. */
export function sectionsOf(
  headings: readonly MetHeading[],
  documentEnd: number,
): readonly Section[] {
  const ends = headings.map(() => documentEnd);
  const parents = headings.map(() => -1);
  const open: number[] = [];
  headings.forEach((heading, index) => {
    for (let top = open[open.length - 1]; top !== undefined; top = open[open.length - 1]) {
      const above = headings[top];
      if (!above || !closes(heading, above)) break;
      ends[top] = heading.headingRange.from;
      open.pop();
    }
    parents[index] = open[open.length - 1] ?? -1;
    open.push(index);
  });
  const sections: Section[] = [];
  /** Parents with a part that has another kind of its own: what follows it is not theirs alone. */
  const left = new Set<number>();
  headings.forEach((heading, index) => {
    const parent = parents[index] ?? -1;
    const above = sections[parent]?.kind ?? 'other';
    const { kind, own } = kindOf(heading, left.has(parent) ? 'other' : above);
    if (own && kind !== above && leaves(kind, above)) left.add(parent);
    sections.push({
      kind,
      own,
      level: heading.level,
      heading: heading.heading,
      headingRange: heading.headingRange,
      range: range(heading.headingRange.from, ends[index] ?? documentEnd),
      parent,
    });
  });
  return sections;
}

/**
 * Whether a heading ends the section of one above. A bold line never ends a real heading of its own
 * level, and a day or a time never ends a timeline of its own level.
 */
function closes(heading: MetHeading, above: MetHeading): boolean {
  if (heading.level !== above.level) return heading.level < above.level;
  if ((heading.timed || heading.dayOnly) && above.ownKind === 'timeline') return false;
  return above.bold || !heading.bold;
}

/** `What went well` under `Lessons` is one of them; under `Root cause` the writer has gone on. */
const leaves = (kind: SectionKind, above: SectionKind): boolean =>
  !(above === 'lessons' || above === 'action-items' || above === 'supporting') &&
  GROUPING_KINDS.has(kind);

function kindOf(
  { ownKind, title, timed }: MetHeading,
  inherited: SectionKind,
): { kind: SectionKind; own: boolean } {
  if (title || timed) return { kind: 'other', own: false };
  const grouped = ownKind !== null && GROUPING_KINDS.has(inherited) && GROUPED_KINDS.has(ownKind);
  if (ownKind !== null && !grouped) return { kind: ownKind, own: true };
  return { kind: inherited, own: false };
}
