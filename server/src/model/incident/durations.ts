import { sourceRange, type InlineText } from '../../syntax/inlineText';
import type { KeptBlock } from '../../syntax/kept';
import { inTextLines } from '../../syntax/textLines';
import { shifted, shiftedSpan } from '../../text/range';
import { findDuration, parseDuration } from '../../time/duration';
import { scanWhen } from '../../time/when';
import type { ReadField } from '../fields/fields';
import { isLengthLabel } from '../fields/lengthLabels';
import { inSections, type Outline } from '../outline/outline';
import { inContent } from '../outline/content';
import type { FieldKind, StatedDuration } from '../types';

/** The lengths of the incident that its fields state. */
export function readDurations(fields: readonly ReadField[]): readonly StatedDuration[] {
  const found: StatedDuration[] = [];
  for (const field of fields) {
    const text = field.line.text;
    const labelled = field.kind === 'duration' || isLengthLabel(field.name.text);
    const bracketed = !labelled && (field.kind === 'window' || field.kind === 'date');
    if (!labelled && !bracketed) continue;
    const span = lengthIn(text, labelled);
    if (!span || span.duration.rest) continue;
    found.push({
      duration: span.duration,
      range: sourceRange(field.line, span.from, span.to),
      text: text.slice(span.from, span.to),
      kind: partOfLength(text.slice(span.to)) ?? lengthKindOf(field.name.text, field.kind),
      label: field.name,
      alone: findDuration(text, span.to) === null,
    });
  }
  return found;
}

/** The length that a value states: in brackets after a window, else at its beginning. */
function lengthIn(
  text: string,
  labelled: boolean,
): { from: number; to: number; duration: StatedDuration['duration'] } | null {
  const bracket = /[（(]/.exec(text);
  const when = scanWhen(text, 0);
  if (when?.end || bracketOnly(text)) {
    const found = bracket ? findDuration(text, bracket.index) : null;
    if (found) return found;
  }
  if (when?.end && labelled && when.start?.clock) return null;
  if (!labelled) return null;
  const found = findDuration(text);
  if (found) {
    const before = text.slice(0, found.from);
    return /^[^.;]{0,60}$/.test(before) && !UNREAD.test(before) ? found : null;
  }
  const duration =
    when?.start?.clock && !/^\s*\d{1,3}:\d{2}(?::\d{2})?\s*(?:h|hrs?|hours?|$|\()/.test(text)
      ? null
      : parseDuration(text);
  const clock = /\d{1,3}:\d{2}(?::\d{2})?/.exec(text);
  return duration && clock
    ? { from: clock.index, to: clock.index + clock[0].length, duration }
    : null;
}

/**
 * What a length measures by the words behind it, whatever its label: `34 hours undetected, 22 minutes to
 * resolve after detection`. Null where they do not say.
 */
function partOfLength(behind: string): StatedDuration['kind'] | null {
  const part = PART.exec(behind)?.[1];
  if (part === undefined) return null;
  return /notic/i.test(part) ? 'detect' : lengthKindOf(`time ${part}`, null);
}

const PART =
  /^[\s,]{0,2}(un(?:detect|notic)ed|(?:until|before|to) (?:be )?(?:detect|notic|discover)\w*|to (?:resol|mitigat|contain|acknowledg|respon|restor|recover|repair)\w*)/i;

/** A number with a unit that is not known: of `1 T, 2h` only a part would be read. */
const UNREAD = /\d\s?(?![ap]m)\p{L}{1,3}\.?[\s,]*$/iu;

const bracketOnly = (text: string): boolean =>
  /^[^（(]{0,80}[（(][^）)]*\d\s*\p{L}[^）)]*[）)]\s*$/u.test(text) &&
  findDuration(text.split(/[（(]/)[0] ?? '') === null;

/** What the label of a length says it measures; `field`: what the synonym tables know of the label. */
export function lengthKindOf(name: string, field: FieldKind | null): StatedDuration['kind'] {
  const label = name.toLowerCase();
  if (/mttr|time to (?:repair|restore|recover)/.test(label)) return 'repair';
  if (/resol/.test(label)) return 'resolve';
  if (/mtta|ack/.test(label)) return 'acknowledge';
  if (/mttd|detect|discover/.test(label)) return 'detect';
  if (/mttm|mitigat|contain/.test(label)) return 'mitigate';
  if (/response/.test(label)) return 'response';
  if (field === 'duration' || field === 'window' || field === 'date') return 'total';
  return /duration|downtime|total|outage|期間/.test(label) ? 'total' : 'other';
}

/** `- **October 21** (103 minutes): …`: one line for each of several incidents. */
export const datedDurations = (outline: Outline): readonly StatedDuration[] =>
  inSections(outline, datedLengths, placedDuration);

const placedDuration = (stated: StatedDuration, at: number): StatedDuration => ({
  ...stated,
  range: shifted(stated.range, at),
  label: shiftedSpan(stated.label, at),
});

const datedLengths = inContent(
  (node: KeptBlock) => (node.kind === 'list' ? datedIn(node) : []),
  placedDuration,
);

const datedIn = inTextLines((line) => {
  const found = datedDuration(line);
  return found ? [found] : [];
}, placedDuration);

function datedDuration(line: InlineText): StatedDuration | null {
  const { text } = line;
  if (!/^[^(（]{3,40}[(（]\s?[~\d]/.test(text)) return null;
  const when = scanWhen(text, 0);
  const bracket = /^[^\n(（]{0,12}[(（]/.exec(text.slice(when?.to ?? 0));
  if (!when?.start?.date || when.start.clock || !bracket) return null;
  const from = when.to + bracket[0].length;
  const found = findDuration(text, from);
  if (!found || found.from > from + 8 || !/^\s*[)）]/.test(text.slice(found.to))) return null;
  return {
    duration: found.duration,
    range: sourceRange(line, found.from, found.to),
    text: text.slice(found.from, found.to),
    kind: 'total',
    label: { text: text.slice(when.from, when.to), range: sourceRange(line, when.from, when.to) },
    alone: true,
  };
}
