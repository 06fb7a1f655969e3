import type { ListedIncident } from '../../model/indexPage/listed';
import { lengthCell } from '../../model/indexPage/claims';
import type { Configuration } from '../../model/configuration';
import { datesIn } from '../../model/frame/dates';
import type { StatedDuration } from '../../model/types';
import { sourceRange, type InlineText } from '../../syntax/inlineText';
import type { Range } from '../../text/range';
import { isoDate, resolveDate, type DateOrder } from '../../time/calendar';
import { formatMinutes, formatMinutesLong } from '../../time/duration';
import { dayNumber } from '../../time/instant';
import { dateLike } from '../../time/style';
import { levelsIn } from './levels';
import type { ListedEntry } from './listing';
import { CANDIDATES, inStyleOf } from './readings';

/** What an entry of a page says of its postmortem, beside what that says. */
export interface Comparison {
  /** `Date`, `Severity`, `Duration`: what is compared. */
  readonly what: string;
  /** Where one meaning is expected for all: a column of a table, or the items of a list. */
  readonly place: string;
  /** Whether a heading says what it is; else only the other entries tell. */
  readonly named: boolean;
  readonly verdict: 'agrees' | 'differs';
  readonly range: Range;
  /** As it stands on the page. */
  readonly written: string;
  /** What the document says instead, as it would stand there; null where it says several things. */
  readonly instead: string | null;
  /** Whether the document states that itself, in so many words. */
  readonly stated: boolean;
  readonly incident: ListedIncident;
}

/** All that can be compared in an entry. What is not known on either side is left out. */
export function comparisonsOf(
  entry: ListedEntry,
  order: DateOrder | null,
  configuration: Configuration,
): readonly Comparison[] {
  const { incident, cells, line, block, form } = entry;
  if (!incident) return [];
  if (form !== 'row') {
    const date = ofDate(line, incident, order);
    return date ? [{ ...date, place: `${block} date`, named: false, incident }] : [];
  }
  return cells.flatMap(({ column, field, length, value }, index) => {
    const found =
      field === 'date'
        ? ofDate(value, incident, order)
        : field === 'severity'
          ? ofSeverity(value, incident, configuration)
          : length === null
            ? null
            : ofLength(column, length, value, incident);
    return found ? [{ ...found, place: `${block} ${index}`, named: true, incident }] : [];
  });
}

type Found = Omit<Comparison, 'place' | 'named' | 'incident'>;

function ofDate(
  value: InlineText,
  { day, days, span }: ListedIncident,
  order: DateOrder | null,
): Found | null {
  const written = datesIn(value.text);
  const [first] = written;
  if (!first || day === null) return null;
  const read = written.map((date) => resolveDate(date, order, null)?.toString());
  if (read.includes(undefined) || read.length > 2) return null;
  const agrees = read.some(
    (date) => date !== undefined && (days.includes(date) || isNear(date, span)),
  );
  if (!agrees && read.length > 1) return null;
  const text = value.text.slice(first.from, first.to);
  const own = isoDate(day.day);
  return {
    what: 'date',
    verdict: agrees ? 'agrees' : 'differs',
    range: sourceRange(value, first.from, first.to),
    written: text,
    instead: own && dateLike(own, text, order),
    stated: day.stated,
  };
}

/** Hours by which the clocks of most people differ from UTC. */
const WEST = -8 * 60;
const EAST = 9 * 60;

/** Whether an incident began or ended on that day somewhere: a page may be written on another clock. */
function isNear(day: string, span: ListedIncident['span']): boolean {
  const date = isoDate(day);
  if (!date || !span) return false;
  const number = dayNumber(date);
  const [from, to] = span;
  return number >= Math.floor((from + WEST) / 1440) && number <= Math.floor((to + EAST) / 1440);
}

function ofSeverity(
  value: InlineText,
  { severity }: ListedIncident,
  { severities }: Configuration,
): Found | null {
  if (severity === null) return null;
  const own = severities.map(({ name, aliases }) => [name, ...aliases]);
  const here = levelsIn(value.text, own);
  const there = levelsIn(severity, own);
  if (here.length === 0 || there.length === 0) return null;
  const agrees = here.some((level) => there.includes(level));
  const [level, ...more] = here;
  const instead = level === undefined ? undefined : there.find((other) => sameScale(level, other));
  if (!agrees && (more.length > 0 || instead === undefined)) return null;
  const at = value.text.search(/\S/);
  const end = value.text.trimEnd().length;
  // Markup around a level is kept: only the words are replaced.
  return {
    what: 'severity',
    verdict: agrees ? 'agrees' : 'differs',
    range: sourceRange(value, at, end),
    written: value.text.trim(),
    instead: instead ?? null,
    stated: there.length === 1,
  };
}

/** `SEV-1` and `SEV-2`, `Critical` and `High`; never `Critical` and `SEV-2`. */
const sameScale = (a: string, b: string): boolean =>
  a.replace(/\d/, '') === b.replace(/\d/, '') || (!/\d/.test(a) && !/\d/.test(b));

function ofLength(
  column: string,
  kind: StatedDuration['kind'],
  value: InlineText,
  incident: ListedIncident,
): Found | null {
  const found = lengthCell(value);
  if (!found) return null;
  const { duration, text, range } = found;
  const lengths = lengthsOf(incident, kind);
  const slack = Math.max(duration.unit / 2, 1, duration.approximate ? duration.most / 4 : 0) + 1e-6;
  const agrees = lengths.some(
    ({ least, most }) => duration.minutes <= most + slack && duration.most >= least - slack,
  );
  const own = lengths.filter(({ stated }) => stated);
  const [only] = own.length > 0 ? own : lengths;
  if (!agrees && (!only || incident.refuted)) return null;
  const distinct = new Set((own.length > 0 ? own : lengths).map(({ least }) => least));
  return {
    what: column,
    verdict: agrees ? 'agrees' : 'differs',
    range,
    written: text,
    instead:
      only && distinct.size === 1
        ? inStyleOf(text, only.least, /[hmsd]\s*$/.test(text) ? formatMinutes : formatMinutesLong)
        : null,
    stated: own.length > 0 && distinct.size === 1,
  };
}

/** A length with its ends where a range is stated. */
interface Length {
  readonly least: number;
  readonly most: number;
  readonly stated: boolean;
}

/** Everything in a document that a column of lengths may mean. */
function lengthsOf(
  { stated, computed, duration }: ListedIncident,
  kind: StatedDuration['kind'],
): readonly Length[] {
  const ids = CANDIDATES[kind] ?? (kind === 'total' ? TOTAL : []);
  return [
    ...stated
      .filter((one) => one.kind === kind)
      .map(({ minutes, most, approximate }) => ({
        least: approximate ? minutes * 0.75 : minutes,
        most: approximate ? most * 1.25 : most,
        stated: !approximate && minutes === most,
      })),
    ...computed
      .filter(({ id }) => ids.includes(id))
      .map(({ minutes }) => ({ least: minutes, most: minutes, stated: false })),
    ...(duration !== null && kind === 'total'
      ? [{ least: duration, most: duration, stated: false }]
      : []),
    // People call any of them the duration.
    ...(kind === 'total'
      ? stated
          .filter((one) => one.kind !== 'total')
          .map(({ minutes, most }) => ({ least: minutes, most, stated: false }))
      : []),
  ];
}

const TOTAL = ['impact', 'resolve', 'repair', 'mitigate'] as const;
