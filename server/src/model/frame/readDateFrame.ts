import type { Temporal } from 'temporal-polyfill';
import type { KeptDocument } from '../../syntax/document';
import { resolveDate, type DateOrder } from '../../time/calendar';
import { dayNumber } from '../../time/instant';
import type { ReadField } from '../fields/fields';
import type { Outline } from '../outline/outline';
import { clearOrder, orderBySpan, orderNear, votesOf, type DateVotes } from './dateVotes';
import type { DateFrame } from './dateFrame';
import { datesIn, firstDate } from './dates';

/** What decides where the dates of the document itself leave day and month open. */
export interface UsualOrders {
  /** How the team says that it writes dates. */
  readonly configured: DateOrder | null;
  /** How the other postmortems of the folder write them. */
  readonly siblings: DateOrder | null;
  /** How the language of the document does; asked for only where nothing else tells. */
  readonly language: () => DateOrder | null;
}

/** What the document says about its dates, from its own, its title, its path, and what is usual. */
export function readDateFrame(
  document: KeptDocument,
  outline: Outline,
  fields: readonly ReadField[],
  path: string | null,
  usual: UsualOrders,
): DateFrame {
  const votes = votesOf(document);
  const clear = clearOrder(votes);
  const known = clear === 'both' ? null : clear;
  // The day by what can be read in one way only: it may tell how to read the rest.
  const sure = incidentDay(outline, fields, path, known);
  const order = clear === null ? orderOf(votes, sure, usual) : known;
  const day = order === known ? sure : incidentDay(outline, fields, path, order);
  const [year = null, ...others] = votes.years;
  return { order, day, year: day?.year ?? (others.length === 0 ? year : null) };
}

function orderOf(
  votes: DateVotes,
  day: Temporal.PlainDate | null,
  { configured, siblings, language }: UsualOrders,
): DateOrder | null {
  if (votes.open.length === 0) return siblings ?? configured ?? null;
  return (
    siblings ??
    orderBySpan(votes) ??
    (day && orderNear(votes, dayNumber(day))) ??
    configured ??
    language()
  );
}

/** The day of the incident: of a field, the title, the first sentences, or the name of the file. */
function incidentDay(
  outline: Outline,
  fields: readonly ReadField[],
  path: string | null,
  order: DateOrder | null,
): Temporal.PlainDate | null {
  const first = (value: string): Temporal.PlainDate | null => firstDate(value, order, null);
  const body = fields.filter((field) => field.form !== 'front-matter');
  const ofKinds = (
    from: readonly ReadField[],
    kinds: readonly string[],
  ): Temporal.PlainDate | null => {
    for (const kind of kinds) {
      for (const field of from) {
        const date = field.kind === kind ? first(field.value.text) : null;
        if (date) return date;
      }
    }
    return null;
  };
  return (
    ofKinds(body, ['date', 'window', 'start', 'detected', 'duration']) ??
    first(outline.title?.text ?? '') ??
    first(
      fields.find((field) => field.form === 'front-matter' && /^title$/i.test(field.name.text))
        ?.value.text ?? '',
    ) ??
    proseDate(outline, order) ??
    pathDate(path) ??
    ofKinds(fields, ['date', 'start', 'detected']) ??
    ofKinds(body, ['resolved', 'end'])
  );
}

/** `On October 15, 2018 …` at the beginning, when it is the only day told there. */
function proseDate(outline: Outline, order: DateOrder | null): Temporal.PlainDate | null {
  const days = new Map<number, Temporal.PlainDate>();
  const { preface, contents, sections, title } = outline;
  const told = contents
    .slice(0, 3)
    // `## Architecture` tells of other days: only parts of an incident are asked.
    .filter((_, index) => sections[index]?.own || sections[index]?.heading === title);
  for (const { nodes } of [preface, ...told]) {
    for (const node of nodes) {
      if (node.kind !== 'paragraph') continue;
      for (const line of node.lines.slice(0, 8)) {
        for (const date of datesIn(line.text)) {
          const resolved = date.year === null ? null : resolveDate(date, order, null);
          if (resolved) days.set(dayNumber(resolved), resolved);
        }
      }
    }
  }
  return days.size === 1 ? ([...days.values()][0] ?? null) : null;
}

function pathDate(path: string | null): Temporal.PlainDate | null {
  const name = path?.replace(/\\/g, '/').split('/').pop() ?? '';
  const match = /(?:^|\D)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(
    name,
  );
  return match ? firstDate(`${match[1]}-${match[2]}-${match[3]}`, null, null) : null;
}
