import { sourceRange, type InlineText } from '../../syntax/inlineText';
import { range, type Range, type Span } from '../../text/range';
import { scanWhen } from '../../time/when';
import type { Zone } from '../../time/zone';
import { resolveAlone, type ChronologyFrame } from '../timeline/chronology';
import type { DateFrame } from '../frame/dateFrame';
import { datesIn, parsedDate } from '../frame/dates';
import type { ReadField } from '../fields/fields';
import type { IdForms } from './ids';
import type { Outline } from '../outline/outline';
import type { FieldKind, Incident, IncidentWindow, Moment, Parsed, SectionKind } from '../types';
import { datedDurations, readDurations } from './durations';
import { readProseWindow } from './proseWindow';
import type { Temporal } from 'temporal-polyfill';

const ABSENT = { from: 0, to: 0 };

export function readIncident(
  outline: Outline,
  fields: readonly ReadField[],
  dates: DateFrame,
  zone: Zone | null,
  ids: IdForms,
): Incident {
  const window = readWindow(outline, fields, dates, zone) ?? readProseWindow(outline, dates, zone);
  return {
    id: readId(outline, fields, ids),
    date: readDate(fields, dates),
    severity: textField(fields, 'severity'),
    status: textField(fields, 'status'),
    window,
    durations: [...readDurations(fields), ...datedDurations(outline)],
  };
}

/** The first field of a kind that belongs to the incident itself, not to an action or an appendix. */
export function incidentField(
  fields: readonly ReadField[],
  kind: FieldKind,
): ReadField | undefined {
  const all = fields.filter((field) => field.kind === kind);
  return all.find((field) => field.value.text !== '') ?? all[0];
}

function textField(fields: readonly ReadField[], kind: FieldKind): Parsed<string> {
  const field = incidentField(fields, kind);
  if (!field) return { kind: 'absent', range: ABSENT };
  const { text, range: at } = field.value;
  return text === ''
    ? { kind: 'absent', range: at }
    : { kind: 'valid', range: at, text, value: text };
}

/** The first id of a field, else that of the title. */
export function readId(
  outline: Outline,
  fields: readonly ReadField[],
  ids: IdForms,
): Parsed<string> {
  for (const { kind, value } of fields) {
    const at = kind === 'id' ? ids.inField(value.text) : null;
    if (at) return idAt(value, at);
  }
  const at = outline.title ? ids.inTitle(outline.title.text) : null;
  return outline.title && at ? idAt(outline.title, at) : { kind: 'absent', range: ABSENT };
}

function idAt({ text, range: whole }: Span, { from, to }: Range): Parsed<string> {
  const value = text.slice(from, to);
  return { kind: 'valid', range: range(whole.from + from, whole.from + to), text: value, value };
}

function readDate(fields: readonly ReadField[], dates: DateFrame): Parsed<Temporal.PlainDate> {
  const field = incidentField(fields, 'date');
  if (!field) return { kind: 'absent', range: ABSENT };
  if (field.value.text === '') return { kind: 'absent', range: field.value.range };
  const written = datesIn(field.line.text)[0];
  if (!written) return { kind: 'absent', range: field.value.range };
  return parsedDate(field.line, written, dates);
}

/** `14:30 UTC - 15:45 UTC` in one field, or a start field and an end field. */
function readWindow(
  outline: Outline,
  fields: readonly ReadField[],
  dates: DateFrame,
  zone: Zone | null,
): IncidentWindow | null {
  for (const kind of ['window', 'date', 'duration'] as const) {
    for (const field of fields) {
      if (field.kind !== kind) continue;
      const when = scanWhen(field.line.text, 0);
      if (!when?.start || !when.end) continue;
      // Days alone are a period; far below, of what was looked at: `**Time Range:** Feb 17-18 (2 days)`.
      if (!when.start.clock && (kind !== 'window' || !isHeader(outline, field.section))) continue;
      return windowOf(field.line, when, dates, zone);
    }
  }
  if (isRepeated(fields, 'start') && isRepeated(fields, 'end')) return null;
  const start = momentField(fields, ['start'], dates, zone);
  const end = momentField(fields, ['end'], dates, zone);
  if (!start || !end) return null;
  return {
    range: range(start.range.from, Math.max(start.range.to, end.range.to)),
    start,
    end,
    from: 'field',
  };
}

/** Where a document says what it is about: above its sections, or in those that tell the incident as a whole. */
const isHeader = ({ sections, title }: Outline, index: number): boolean => {
  const section = sections[index];
  return (
    section === undefined ||
    section.heading === title ||
    index <= 1 ||
    (section.own && HEADER.has(section.kind))
  );
};

const HEADER: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'summary',
  'impact',
  'timeline',
  'stats',
]);

/** `Incident Start:` once for each of two occurrences: the incident has no one start to tell. */
function isRepeated(fields: readonly ReadField[], kind: FieldKind): boolean {
  const values = new Map<string, string>();
  return fields.some(({ kind: one, name, value }) => {
    if (one !== kind || value.text === '') return false;
    const before = values.get(name.text);
    values.set(name.text, value.text);
    return before !== undefined && before !== value.text;
  });
}

function windowOf(
  line: InlineText,
  when: NonNullable<ReturnType<typeof scanWhen>>,
  dates: DateFrame,
  zone: Zone | null,
): IncidentWindow {
  const resolved = resolveAlone(frameOf(dates, zone), { line, when, date: null });
  const part = (moment: Moment | null, point: typeof when.start): Parsed<Moment> => {
    if (!point) return { kind: 'absent', range: line.range };
    const at = sourceRange(line, point.from, point.to);
    const text = line.text.slice(point.from, point.to);
    const problem = point.clock?.problem ?? point.date?.problem ?? null;
    if (problem !== null) return { kind: 'invalid', range: at, text, problem };
    return moment
      ? { kind: 'valid', range: at, text, value: moment }
      : { kind: 'absent', range: at };
  };
  return {
    range: sourceRange(line, when.from, when.to),
    start: part(resolved.start, when.start),
    end: part(resolved.end, when.end),
    from: 'field',
  };
}

/** Fields have no times before them and no sentence that dates them all. */
const frameOf = (dates: DateFrame, zone: Zone | null): ChronologyFrame => ({
  dates,
  zone,
  usual: null,
});

/** The point in time that the first field of one of `kinds` states; undefined without such a field. */
export function momentField(
  fields: readonly ReadField[],
  kinds: readonly FieldKind[],
  dates: DateFrame,
  zone: Zone | null,
): Parsed<Moment> | undefined {
  const field = fields.find(
    (candidate) => candidate.kind !== null && kinds.includes(candidate.kind),
  );
  if (!field) return undefined;
  const when = scanWhen(field.line.text, 0);
  if (!when?.start) return { kind: 'absent', range: field.value.range };
  const { when: parsed, start } = resolveAlone(frameOf(dates, zone), {
    line: field.line,
    when,
    date: null,
  });
  if (parsed.kind === 'invalid') return parsed;
  if (!start) return { kind: 'absent', range: parsed.range };
  return {
    kind: 'valid',
    range: parsed.range,
    text: field.line.text.slice(when.from, when.to),
    value: start,
  };
}
