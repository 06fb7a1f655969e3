import { spanOf, type InlineText } from '../../syntax/inlineText';
import type { Range } from '../../text/range';
import { trimEndOf } from '../../text/trim';
import type { ScannedWhen } from '../../time/scanned';
import { fieldKindOf } from '../fields/fieldKinds';
import { boldLabel, plainLabel } from '../fields/labels';
import type { FieldKind } from '../../language/kinds';
import { milestoneOfLabel, milestoneOfRow } from '../../language/milestones';
import type { Span } from '../../text/range';
import type { EntryFacts } from './entryFacts';
import { textAfter, textStart, timeAt, toldFrom, trailingTime } from './leadingTime';

/** Fields whose values are no points in time. */
const NO_MOMENTS: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'duration',
  'date',
  'window',
  'zone',
  'severity',
  'status',
  'id',
]);

/** `14:30 - Alert fired`. */
export function timedEntry(at: Range, line: InlineText, when: ScannedWhen): EntryFacts {
  const text = textAfter(line, when.to);
  return {
    range: at,
    line,
    when,
    date: null,
    label: null,
    actor: null,
    text,
    notes: null,
    milestone: milestoneOfRow(toldFrom(line, textStart(line, when.to))),
    memo: null,
  };
}

/** `**First Alert:** 14:30 - …`, `Incident declared: 2022-01-05 08:56`, `Repaired 2021-05-10 16:48`. */
export function labelledEntry(at: Range, line: InlineText): EntryFacts | null {
  const label = boldLabel(line) ?? plainLabel(line);
  if (!label) return bareLabel(at, line);
  const kind = fieldKindOf(label.label.text);
  if (kind !== null && NO_MOMENTS.has(kind)) return null;
  const when = timeAt(line, label.valueFrom);
  return when?.start || when?.unknown ? entryOf(at, line, when, label.label) : null;
}

function bareLabel(at: Range, line: InlineText): EntryFacts | null {
  const bare = /^([A-Z][a-z]+(?: [a-z]+){0,3})\s+(?=\d)/.exec(line.text);
  const name = bare?.[1];
  if (!name) return null;
  const when = timeAt(line, bare[0].length);
  const named = milestoneOfLabel(name) !== null || fieldKindOf(name) !== null;
  return when?.start && named ? entryOf(at, line, when, spanOf(line, 0, name.length)) : null;
}

const entryOf = (at: Range, line: InlineText, when: ScannedWhen, label: Span): EntryFacts => ({
  range: at,
  line,
  when,
  date: null,
  label,
  actor: null,
  text: textAfter(line, when.to),
  notes: null,
  milestone: milestoneOfLabel(label.text),
  memo: null,
});

/** `**First report** (12 August 2024, 20:30 UTC)`, `Fault detected 2024-05-02 13:45`. */
export function entryBefore(at: Range, line: InlineText): EntryFacts | null {
  const found = trailingTime(line);
  if (!found) return null;
  const text = spanOf(line, 0, trimEndOf(line.text.slice(0, found.textTo), ':：–—-,').length);
  if (text.text === '') return null;
  return {
    range: at,
    line,
    when: found.when,
    date: null,
    label: null,
    actor: null,
    text,
    notes: null,
    milestone: milestoneOfLabel(text.text) ?? milestoneOfRow(text.text),
    memo: null,
  };
}
