import type { Configuration } from '../../model/configuration';
import type { Parsed } from '../../model/types';
import { EXPLANATION, levelIn, SEVERITY_WORDS, STATUS_WORDS } from '../../rules/support/levels';
import type { Range } from '../../text/range';
import { ownText } from '../ownText';
import type { Refutations } from './refuted';

/** A word of a scale as a document gives it. */
export interface Graded {
  /** The level that it is grouped by: `High` of `High (30% of users)`; null where none can be told. */
  readonly level: string | null;
  /** As it stands in the document. */
  readonly text: string;
  readonly lines: readonly number[];
  /** Why it has no level, or must not be grouped; null where nothing speaks against it. */
  readonly leftOut: string | null;
}

/** The severity, by the team's scale first, else by the usual ones. Levels of two scales stay apart. */
export function severityOf(
  value: Parsed<string>,
  { severities }: Configuration,
  refuted: Refutations,
  at: (range: Range) => readonly number[],
): Graded | null {
  if (value.kind !== 'valid') return null;
  const levels = severities.map(({ name, aliases }) => [name, ...aliases]);
  const reason = refuted.ofSeverity(value.range);
  return graded(value.value, levels, SEVERITY_WORDS, at(value.range), reason);
}

export function statusOf(
  value: Parsed<string>,
  { statuses }: Configuration,
  refuted: Refutations,
  at: (range: Range) => readonly number[],
): Graded | null {
  if (value.kind !== 'valid') return null;
  const levels = statuses.map((name) => [name]);
  const reason = refuted.ofStatus(value.range);
  // What explains a status is no second one: `Resolved - monitoring until Friday`.
  const lead = value.value.split(EXPLANATION)[0] ?? '';
  return {
    ...graded(lead, levels, STATUS_WORDS, at(value.range), reason),
    text: ownText(value.value),
  };
}

function graded(
  text: string,
  levels: readonly (readonly string[])[],
  words: readonly string[],
  lines: readonly number[],
  reason: string | null,
): Graded {
  const level = levelIn(text, levels, words);
  return {
    level: typeof level === 'string' ? ownText(level) : null,
    text: ownText(text),
    lines,
    leftOut: reason ?? (typeof level === 'string' ? null : level.reason),
  };
}
