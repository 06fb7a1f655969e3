import type { SectionKind } from '../types';

/** Under these, a heading such as `Detection` or `Response` only groups what the parent holds. */
export const GROUPING_KINDS: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
  'action-items',
  'supporting',
  'sign-off',
  'follow-up',
  'five-whys',
]);

/** What a heading under a grouping section cannot claim for itself. */
export const GROUPED_KINDS: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'summary',
  'impact',
  'detection',
  'resolution',
  'root-cause',
  'contributing-factors',
]);
