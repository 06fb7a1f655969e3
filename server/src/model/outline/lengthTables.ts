import { isWholeName } from '../../language/sections';
import type { KeptRow, KeptTable } from '../../syntax/kept';
import { remembered } from '../../text/memo';
import { findDuration } from '../../time/duration';
import { scanWhen } from '../../time/when';
import type { SectionContent } from './content';
import type { MetHeading } from './tree';

/** `Response Timeline Evaluation` over a table of lengths: numbers, and no timeline. */
export const isOfLengths = (
  { ownKind, heading }: MetHeading,
  content: SectionContent | undefined,
): boolean =>
  ownKind === 'timeline' &&
  content !== undefined &&
  !isWholeName(heading.text) &&
  holdsOnlyLengths(content);

const holdsOnlyLengths = remembered(({ nodes }: SectionContent): boolean => {
  const tables = nodes.filter((node) => node.kind === 'table');
  return tables.length > 0 && !nodes.some(({ kind }) => kind === 'list') && tables.every(ofLengths);
});

const ofLengths = ({ rows }: KeptTable): boolean => {
  let every = rows.length > 0;
  rows.each((row) => void (every &&= statesLength(row)));
  return every;
};

const statesLength = ({ cells }: KeptRow): boolean =>
  cells.some(({ text }) => findDuration(text) !== null) &&
  !cells.some(({ text }) => scanWhen(text, 0)?.start?.clock != null);
