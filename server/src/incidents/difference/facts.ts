import { dueText } from '../../model/actions/due';
import { formula, MILESTONE_NAMES, standardMetrics } from '../../model/timeline/metrics';
import type { ActionItem, Parsed, Postmortem, Timeline, TimelineEntry } from '../../model/types';
import { lineAt } from '../../text/lineIndex';
import type { Range } from '../../text/range';
import { formatMinutes } from '../../time/duration';
import type { Snapshot } from '../../workspace/snapshot';
import type { ChangedPart, Told } from './types';
import { plain, whenOf, wordsOf, type When } from './when';

/** One thing that a document says once: two with the same key are compared by `value`. */
export interface Fact {
  readonly part: ChangedPart;
  /** `severity`, `time to resolve`, `claim: Duration`. */
  readonly key: string;
  readonly what: string;
  /** Equal where both say the same, however they write it. */
  readonly value: string;
  /** For moments: compared by `sameWhen` instead of by `value`. */
  readonly when: When | null;
  /** For lengths, in minutes. */
  readonly minutes: number | null;
  readonly told: Told;
}

/** An entry of a timeline. */
export interface EntryFact {
  readonly range: Range;
  readonly line: number;
  readonly form: Timeline['form'];
  readonly start: When;
  readonly end: When | null;
  readonly text: string;
  readonly actor: string;
  /** All words of it but those of its time, in order of the alphabet. */
  readonly words: string;
}

/** An action item, with the parts that people change. */
export interface ActionFact {
  readonly range: Range;
  readonly line: number;
  readonly text: string;
  /** `owner` → `Lena Moor`; empty for none. */
  readonly parts: ReadonlyMap<string, string>;
}

/** All that is compared of a document. */
export interface Facts {
  readonly facts: readonly Fact[];
  readonly entries: readonly EntryFact[];
  readonly actions: readonly ActionFact[];
}

export function factsOf({ model, lines }: Snapshot): Facts {
  const line = (at: Range): number => lineAt(lines, at.from) + 1;
  return {
    facts: [
      ...values(model, line),
      ...moments(model, line),
      ...claims(model, line),
      ...words(model, line),
    ],
    entries: model.timelines.flatMap((timeline) => entryFacts(timeline, line)),
    actions: model.actions.flatMap(({ items }) => items.map((item) => actionFact(item, line))),
  };
}

type LineOf = (at: Range) => number;

const fact = (
  part: ChangedPart,
  what: string,
  text: string,
  line: number,
  more: Partial<Pick<Fact, 'key' | 'value' | 'when' | 'minutes'>> = {},
): Fact => ({
  part,
  what,
  key: what,
  value: plain(text),
  when: null,
  minutes: null,
  told: { text: plain(text), line },
  ...more,
});

function values({ title, incident, timelines }: Postmortem, line: LineOf): readonly Fact[] {
  const found: Fact[] = [];
  if (title) found.push(fact('value', 'title', title.text, line(title.range)));
  for (const what of ['id', 'severity', 'status'] as const) {
    const value: Parsed<string> = incident[what];
    if (value.kind !== 'absent')
      found.push(
        fact('value', what, value.kind === 'valid' ? value.value : value.text, line(value.range)),
      );
  }
  if (incident.date.kind === 'valid')
    found.push(fact('value', 'date', incident.date.value.toString(), line(incident.date.range)));
  // Which zone it is shows in the moments; here counts whether one is told.
  const zoned = timelines.flatMap(({ entries }) => entries).find(({ start }) => start?.zone);
  if (zoned?.start?.zone)
    found.push(
      fact('value', 'time zone', zoned.start.zone.name, line(zoned.range), { value: 'told' }),
    );
  return found;
}

function moments(model: Postmortem, line: LineOf): readonly Fact[] {
  const found: Fact[] = [];
  const { window } = model.incident;
  for (const end of ['start', 'end'] as const) {
    const point = window?.[end];
    if (point?.kind !== 'valid') continue;
    const when = whenOf(point.value, point.text);
    found.push(fact('value', end, when.text, line(point.range), { when }));
  }
  const seen = new Set<string>();
  for (const { kind, moment, range } of model.milestones) {
    if (seen.has(kind)) continue;
    seen.add(kind);
    const when = whenOf(moment, '');
    found.push(fact('milestone', MILESTONE_NAMES[kind], when.text, line(range), { when }));
  }
  for (const metric of standardMetrics(model.metrics)) {
    const { minutes } = metric;
    const told = `${formatMinutes(minutes)} (${formula(metric)})`;
    const value = `${minutes.toFixed(3)} ${formula(metric)}`;
    found.push(
      fact('metric', metric.name.toLowerCase(), told, line(metric.to.range), { value, minutes }),
    );
  }
  return found;
}

function claims({ incident, impact }: Postmortem, line: LineOf): readonly Fact[] {
  const found = incident.durations.map((stated) => {
    const { minutes, approximate } = stated.duration;
    const label = plain(stated.label.text).replace(/:$/, '').trimEnd();
    return fact('claim', label === '' ? 'duration' : label, stated.text, line(stated.range), {
      key: `${stated.kind} ${wordsOf(label).join(' ')}`,
      value: `${minutes} ${approximate}`,
      minutes,
    });
  });
  const { users, revenue, sla, services } = impact;
  if (users) {
    const counted = users.count === null ? [] : [`${users.count} users`];
    const share = users.percent === null ? [] : [`${users.percent}% of users`];
    const said = [...counted, ...share].join(', ');
    if (said !== '') found.push(fact('claim', 'users', said, line(users.range)));
  }
  if (revenue) found.push(fact('claim', 'revenue', revenue.text, line(revenue.range)));
  if (sla && (sla.objective !== null || sla.achieved !== null))
    found.push(
      fact(
        'claim',
        'service level',
        `objective ${sla.objective ?? 'not told'}, achieved ${sla.achieved ?? 'not told'}`,
        line(sla.range),
      ),
    );
  for (const { text, range } of services)
    found.push(fact('claim', 'service', text, line(range), { key: `service ${plain(text)}` }));
  return found;
}

/** What is said in words: causes, sections that are there, and who signed. */
function words({ analysis, sections, signOffs }: Postmortem, line: LineOf): readonly Fact[] {
  const { rootCause, factors } = analysis;
  return [
    ...(rootCause ? [fact('cause', 'root cause', rootCause.text, line(rootCause.range))] : []),
    ...factors.map(({ text, range }) =>
      fact('cause', 'contributing factor', text, line(range), { key: `factor ${plain(text)}` }),
    ),
    ...sections
      .filter(({ own, kind }) => own && kind !== 'other')
      .map(({ kind, heading, headingRange }) =>
        fact('section', 'section', heading.text, line(headingRange), {
          key: `section ${kind}`,
          value: kind,
        }),
      ),
    ...signOffs.map(({ label, person, date, range }) => {
      const parts = [
        person.kind === 'valid' ? person.value : '',
        date.kind === 'valid' ? date.value.toString() : '',
      ].filter((part) => part !== '');
      return fact('sign-off', plain(label.text), parts.join(', ') || 'empty', line(range), {
        key: `sign-off ${wordsOf(label.text).join(' ')}`,
      });
    }),
  ];
}

function entryFacts({ form, table, entries }: Timeline, line: LineOf): readonly EntryFact[] {
  const { date = -1, time = -1 } = table?.columns ?? {};
  const rows = new Map(
    table?.rows.map(({ range, cells }) => [
      range.from,
      cells
        .filter((_, column) => column !== date && column !== time)
        .map(({ text }) => text)
        .join(' '),
    ]),
  );
  return entries.map((entry) => entryFact(form, entry, rows.get(entry.range.from), line));
}

/** `row`: all that its row of a table says, but for its time. */
function entryFact(
  form: Timeline['form'],
  entry: TimelineEntry,
  row: string | undefined,
  line: LineOf,
): EntryFact {
  const { when, start, end, label, actor, text, notes } = entry;
  const approximate = when.kind === 'valid' && when.value.approximate;
  const who = actor?.kind === 'valid' ? actor.value : '';
  const said = plain([label?.text, text.text, notes?.text].filter(Boolean).join('; '));
  return {
    range: entry.range,
    line: line(entry.range),
    form,
    start: whenOf(start, when.kind === 'absent' ? '' : when.text, approximate),
    end: end && whenOf(end, ''),
    text: said,
    actor: who,
    words: [...new Set(wordsOf(row ?? `${said} ${who}`))].sort().join(' '),
  };
}

function actionFact(item: ActionItem, line: LineOf): ActionFact {
  const { due, owner, priority, status, done } = item;
  const value = (part: Parsed<string>): string =>
    part.kind === 'absent' ? '' : plain(part.kind === 'valid' ? part.value : part.text);
  return {
    range: item.range,
    line: line(item.range),
    text: plain(item.text.text),
    parts: new Map([
      ['owner', value(owner)],
      ['due', dueText(due) ?? ''],
      ['priority', value(priority)],
      ['status', status.kind === 'absent' ? (done ? 'done' : '') : value(status)],
      ['tickets', item.tickets.map(({ text }) => text).join(', ')],
    ]),
  };
}
