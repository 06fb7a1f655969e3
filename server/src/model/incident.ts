import { sourceRange, type Rich } from '../syntax/rich';
import { range, type Range, type Span } from '../text/range';
import { findDuration, parseDuration } from '../time/duration';
import { scanWhen } from '../time/when';
import type { Zone } from '../time/zone';
import { resolveNext, startChronology } from './chronology';
import { datesIn, parsedDate, type DateFrame } from './dates';
import type { ReadField } from './fields';
import type { IdForms } from './ids';
import type { Outline } from './outline';
import type { FieldKind, Incident, IncidentWindow, Moment, Parsed, StatedDuration } from './types';
import type { Temporal } from 'temporal-polyfill';

const ABSENT = { from: 0, to: 0 };

export function readIncident(
  outline: Outline,
  fields: readonly ReadField[],
  dates: DateFrame,
  zone: Zone | null,
  ids: IdForms,
): Incident {
  const window = readWindow(fields, dates, zone);
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

function readId(outline: Outline, fields: readonly ReadField[], ids: IdForms): Parsed<string> {
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
  fields: readonly ReadField[],
  dates: DateFrame,
  zone: Zone | null,
): IncidentWindow | null {
  for (const kind of ['window', 'date', 'duration'] as const) {
    for (const field of fields) {
      if (field.kind !== kind) continue;
      const when = scanWhen(field.line.text, 0);
      if (!when?.start || !when.end || (!when.start.clock && kind !== 'window')) continue;
      return windowOf(field.line, when, dates, zone);
    }
  }
  const start = momentField(fields, ['start'], dates, zone);
  const end = momentField(fields, ['end'], dates, zone);
  if (!start || !end) return null;
  return { range: range(start.range.from, Math.max(start.range.to, end.range.to)), start, end };
}

function windowOf(
  line: Rich,
  when: NonNullable<ReturnType<typeof scanWhen>>,
  dates: DateFrame,
  zone: Zone | null,
): IncidentWindow {
  const state = startChronology(dates, dates.day, zone);
  const resolved = resolveNext(state, { line, when, date: null, day: null });
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
  };
}

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
  const state = startChronology(dates, dates.day, zone);
  const { when: parsed, start } = resolveNext(state, {
    line: field.line,
    when,
    date: null,
    day: null,
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

/** `- **October 21** (103 minutes): …`: one line for each of several incidents. */
function datedDurations(outline: Outline): readonly StatedDuration[] {
  const lines = outline.blocks
    .flat()
    .flatMap((block) =>
      block.kind === 'list' ? block.items.flatMap((item) => item.lines.slice(0, 1)) : [],
    );
  return lines.flatMap((line): StatedDuration[] => {
    if (!/[(（]/.test(line.text) || !/^[^(（]{3,40}[(（]\s?[~\d]/.test(line.text)) return [];
    const when = scanWhen(line.text, 0);
    const bracket = /^[^\n(（]{0,12}[(（]/.exec(line.text.slice(when?.to ?? 0));
    if (!when?.start?.date || when.start.clock || !bracket) return [];
    const from = when.to + bracket[0].length;
    const found = findDuration(line.text, from);
    if (!found || found.from > from + 8 || !/^\s*[)）]/.test(line.text.slice(found.to))) return [];
    return [
      {
        duration: found.duration,
        range: sourceRange(line, found.from, found.to),
        text: line.text.slice(found.from, found.to),
        kind: 'total',
        label: {
          text: line.text.slice(when.from, when.to),
          range: sourceRange(line, when.from, when.to),
        },
      },
    ];
  });
}

const LENGTH_LABEL =
  /\b(?:duration|downtime|length|outage time|time to|mtt[a-z]|tt[adrm]|elapsed|total (?:major |service |user |customer )?(?:impact|outage|incident)|response time to incident)\b|時間$|期間|ダウンタイム|dauer|ausfall|durée|duraci|duração/i;
const NOT_LENGTH =
  /\b(?:rate|p9\d|latency|percent|window size|timeout|retention|interval|limit|budget|target|response time)\b/i;

function readDurations(fields: readonly ReadField[]): readonly StatedDuration[] {
  const found: StatedDuration[] = [];
  for (const field of fields) {
    const text = field.line.text;
    const labelled =
      field.kind === 'duration' ||
      (LENGTH_LABEL.test(field.name.text) && !NOT_LENGTH.test(field.name.text));
    const bracketed = !labelled && (field.kind === 'window' || field.kind === 'date');
    if (!labelled && !bracketed) continue;
    const span = lengthIn(text, labelled);
    if (!span) continue;
    found.push({
      duration: span.duration,
      range: sourceRange(field.line, span.from, span.to),
      text: text.slice(span.from, span.to),
      kind: kindOf(field),
      label: field.name,
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
  if (found) return /^[^.;]{0,60}$/.test(text.slice(0, found.from)) ? found : null;
  const duration =
    when?.start?.clock && !/^\s*\d{1,3}:\d{2}(?::\d{2})?\s*(?:h|hrs?|hours?|$|\()/.test(text)
      ? null
      : parseDuration(text);
  const clock = /\d{1,3}:\d{2}(?::\d{2})?/.exec(text);
  return duration && clock
    ? { from: clock.index, to: clock.index + clock[0].length, duration }
    : null;
}

const bracketOnly = (text: string): boolean =>
  /^[^（(]{0,80}[（(][^）)]*\d\s*\p{L}[^）)]*[）)]\s*$/u.test(text) &&
  findDuration(text.split(/[（(]/)[0] ?? '') === null;

function kindOf(field: ReadField): StatedDuration['kind'] {
  const label = field.name.text.toLowerCase();
  if (/mttr|time to (?:repair|restore|recover)/.test(label)) return 'repair';
  if (/resol/.test(label)) return 'resolve';
  if (/mtta|ack/.test(label)) return 'acknowledge';
  if (/mttd|detect|discover/.test(label)) return 'detect';
  if (/mttm|mitigat|contain/.test(label)) return 'mitigate';
  if (/response/.test(label)) return 'response';
  if (field.kind === 'duration' || field.kind === 'window' || field.kind === 'date') return 'total';
  return /duration|downtime|total|outage|期間/.test(label) ? 'total' : 'other';
}
