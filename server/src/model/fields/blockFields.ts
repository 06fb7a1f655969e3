import { sliceOf, sourceRange, spanOf, type InlineText } from '../../syntax/inlineText';
import type { KeptBlock, KeptItem } from '../../syntax/kept';
import { collectedWith, countedWith, type Slot } from '../../syntax/sequence';
import { rememberedWith } from '../../text/memo';
import { trimEndOf } from '../../text/trim';
import { parseDuration } from '../../time/duration';
import { scanDate } from '../../time/calendar';
import { scanWhen } from '../../time/when';
import type { FieldKind } from '../types';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { placedField, withBelow, withLineBelow, type FieldFacts } from './fieldFacts';
import { boldLabel, plainLabel, wholeBoldLabel, type Label } from './labels';
import { isLengthLabel } from './lengthLabels';
import { tableFields } from './tableFields';

/** The fields of a block, with ranges that count from the block. */
export const fieldsIn = rememberedWith(
  (node: KeptBlock, words: Vocabulary): readonly FieldFacts[] => {
    switch (node.kind) {
      case 'paragraph':
        return linesFields(node.lines, words);
      case 'list':
        return listFields(node, words);
      case 'table':
        return tableFields(node, words);
      case 'quote': {
        const found: FieldFacts[] = [];
        node.blocks.each((inner, at) => {
          for (const field of fieldsIn(inner, words)) found.push(placedField(field, at));
        });
        return found;
      }
      default:
        return [];
    }
  },
);

function linesFields(lines: readonly InlineText[], words: Vocabulary): readonly FieldFacts[] {
  const plain = plainFieldLines(lines, words);
  const found = lines.map((line, index) => lineFields(line, plain[index] ?? false, words));
  return found.flatMap((fields, index) => {
    const next = lines[index + 1];
    const own = fields.length === 1 ? fields[0] : undefined;
    return own && next && isBelow(own, found[index + 1] ?? [])
      ? [withLineBelow(own, next)]
      : fields;
  });
}

/** What `Duration:` without a value on its line is told by. */
const PARTS: ReadonlySet<FieldKind> = new Set<FieldKind>(['start', 'end', 'window', 'duration']);

/**
 * Whether the fields of what stands below a field are its value: there are none, as it is a sentence,
 * or `Start Time:` and `End Time:` below `Duration:`.
 */
export const isBelow = (field: FieldFacts, fields: readonly FieldFacts[]): boolean =>
  fields.length === 0 ||
  (field.kind === 'duration' && fields.some(({ kind }) => kind !== null && PARTS.has(kind)));

function listFields(
  list: Extract<KeptBlock, { kind: 'list' }>,
  words: Vocabulary,
): readonly FieldFacts[] {
  const several = plainFields(list.items, words) >= SEVERAL;
  const found = (several ? fieldsAmongOthers : fieldsAlone)(list.items, words);
  return found.length === 0 ? NO_FIELDS : found.map(({ at, node }) => placedField(node, at));
}

const NO_FIELDS: readonly FieldFacts[] = [];

const firstLine = (item: KeptItem): InlineText | undefined => item.first?.node.lines[0];

/** How many items begin like fields without bold names. */
const plainFields = countedWith((item: KeptItem, words: Vocabulary) => {
  const line = firstLine(item);
  return line !== undefined && knownPlainLabel(line, words) !== null;
});

const fieldsAmongOthers = collectedWith((item: KeptItem, words: Vocabulary) =>
  itemFields(item, true, words),
);
const fieldsAlone = collectedWith((item: KeptItem, words: Vocabulary) =>
  itemFields(item, false, words),
);

function itemFields(
  item: KeptItem,
  several: boolean,
  words: Vocabulary,
): readonly Slot<FieldFacts>[] {
  const line = firstLine(item);
  if (!line) return [];
  const below = item.blocks.length > 0 || (item.first?.node.lines.length ?? 0) > 1;
  const label = knownPlainLabel(line, words);
  const plain = label !== null && (several || standsAlone(line, label, words));
  return lineFields(line, plain, words).map((field) => ({
    at: 0,
    node: withBelow(placedField(field, item.first?.at ?? 0), below),
  }));
}

/**
 * Which lines are fields without bold names. One alone could be prose, so it takes a neighbour, or
 * a name that nothing else begins with.
 */
function plainFieldLines(lines: readonly InlineText[], words: Vocabulary): readonly boolean[] {
  const known = lines.map((line) => knownPlainLabel(line, words));
  const several = known.filter((label) => label !== null).length >= SEVERAL;
  return known.map((label, index) => {
    const line = lines[index];
    return label !== null && line !== undefined && (several || standsAlone(line, label, words));
  });
}

const SEVERAL = 2;

/** A label without bold that names a field; null for any other line. */
function knownPlainLabel(line: InlineText, words: Vocabulary): Label | null {
  const label = line.bold.length === 0 ? plainLabel(line) : null;
  return label !== null && isKnown(label.label.text, words) ? label : null;
}

const isKnown = (name: string, words: Vocabulary): boolean =>
  words.field(name) !== null || isLengthLabel(name);

/** Fields with a short value, which prose does not begin with. */
const ALONE: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'id',
  'severity',
  'status',
  'author',
  'zone',
]);
const LONGEST_ALONE = 40;

/** A label that nothing else begins with, or the name of a length or a window with one behind it. */
function standsAlone(line: InlineText, { label, valueFrom }: Label, words: Vocabulary): boolean {
  const value = line.text.slice(valueFrom).trim();
  const kind = words.field(label.text);
  if (/^(?:severity|status|duration|incident id|authors?|date|time ?zone)\b/i.test(line.text))
    return true;
  if (isLengthLabel(label.text) || kind === 'duration') return parseDuration(value) !== null;
  if (kind === 'window') return isRange(value);
  // `Fecha: 2025/01/13`, in whatever language, and nothing behind it.
  if (kind === 'date') return scanDate(value, 0)?.to === value.length;
  return (
    kind !== null && ALONE.has(kind) && value.length <= LONGEST_ALONE && !/[.!?。]$/.test(value)
  );
}

/** `14:30 – 15:45`, and nothing behind it but a bracket. */
function isRange(text: string): boolean {
  const when = scanWhen(text);
  return when?.end?.clock != null && /^\s*(?:$|[(（])/.test(text.slice(when.to));
}

/** The fields of one line: usually one, several in `**Severity:** High | **Status:** Resolved`. */
function lineFields(line: InlineText, plain: boolean, words: Vocabulary): readonly FieldFacts[] {
  const labels = boldLabels(line, words);
  if (labels.length === 0) {
    const whole = wholeBoldLabel(line);
    const label =
      whole && isKnown(whole.label.text, words) ? whole : plain ? plainLabel(line) : null;
    if (label) labels.push({ label, at: 0 });
  }
  return labels.map(({ label }, index) => {
    const end = labels[index + 1]?.at ?? line.text.length;
    const raw = line.text.slice(label.valueFrom, end);
    return fieldOf(line, label, label.valueFrom + trimEndOf(raw, '|·•\\').length, words);
  });
}

function boldLabels(line: InlineText, words: Vocabulary): { label: Label; at: number }[] {
  const labels: { label: Label; at: number }[] = [];
  for (const bold of line.bold) {
    const before = line.text.slice(0, bold.from);
    if (labels.length === 0 ? before.trim() !== '' : !/[|·•;,/]$|\s$/.test(before)) continue;
    const label = boldLabel(line, bold.from);
    if (label && (labels.length === 0 || words.field(label.label.text) !== null))
      labels.push({ label, at: bold.from });
  }
  return labels;
}

function fieldOf(line: InlineText, label: Label, to: number, words: Vocabulary): FieldFacts {
  const kind: FieldKind | null = words.field(label.label.text);
  const value = spanOf(line, label.valueFrom, to);
  return {
    kind,
    name: label.label,
    value:
      value.text === ''
        ? { text: '', range: sourceRange(line, line.text.length, line.text.length) }
        : value,
    range: line.range,
    form: label.bold ? 'bold' : 'plain',
    below: false,
    line: sliceOf(line, label.valueFrom, to),
  };
}
