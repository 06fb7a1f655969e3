import type { PreviewEntry, PreviewTimeline } from '../protocol';

/** The entries of the timeline itself; what was told to the outside has a log of its own. */
export const told = ({ entries }: PreviewTimeline): readonly PreviewEntry[] =>
  entries.filter(({ actorKind }) => actorKind !== 'communication');

/** Line of the first of them in the document, zero-based; null without one. */
export const firstLine = (timeline: PreviewTimeline): number | null =>
  told(timeline).reduce<number | null>(
    (first, { line }) => (first === null || line < first ? line : first),
    null,
  );
