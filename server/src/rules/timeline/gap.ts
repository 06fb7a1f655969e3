import { rowLike, type RowPlace } from '../../edits/entryRow';
import { behindText, fillEmpty } from '../../edits/values';
import { comparable } from '../../model/timeline/moments';
import type { Postmortem, TimelineEntry } from '../../model/types';
import type { KeptDocument } from '../../syntax/document';
import type { TextEdit } from '../../text/edit';
import type { Range } from '../../text/range';
import { formatMinutes } from '../../time/duration';
import { formatMoment } from '../../time/format';
import { defineRule, type Fix } from '../rule';
import { choice } from '../support/edits';
import { allTimed, comparableEntries, type Timed } from '../support/sequence';

/** Words that say why nothing happened. */
const EXPLAINED =
  /\bno (?:further |new )?(?:updates?|activity|changes?|entries|news)\b|\bwait(?:ed|ing|s)?\b|\b(?:continued|kept|keep|under) monitoring\b|\bmonitor(?:ed|ing) (?:for|continues|period)\b|\bovernight\b|\bpaused?\b|\bnext (?:day|morning)\b|\bsoak/i;

export default defineRule({
  id: 'timeline/gap',
  since: '0.1.0',
  level: 'information',
  fix: 'choice',
  options: {
    minutes: { description: 'Silence up to this many minutes is never reported.', default: 30 },
    percent: {
      description: 'Silence up to this share of the incident, in percent, is never reported.',
      default: 10,
    },
  },
  several: 'each',
  reads: ['milestones', 'timelines'],
  summary: 'A long silence between detection and resolution.',
  why: `What happened in the silence is what the review will ask first. A row that says what was tried, or that people waited, is often the most useful one of the timeline.

Silence is reported between detection and resolution only, where the timeline tells both, and only when it is longer than both limits. A row that has only its day explains what lies around it.`,
  examples: [
    {
      title: 'forty minutes without a word',
      bad: '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert fired\n- 14:52 UTC - Restart\n- ⟦15:35 UTC⟧ - Hotfix deployed to production\n- 15:42 UTC - Incident resolved\n',
      fixed:
        '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert fired\n- 14:52 UTC - Restart\n- 15:35 UTC - Hotfix deployed to production (no updates since 14:52)\n- 15:42 UTC - Incident resolved\n',
    },
    {
      title: 'the silence is explained',
      good: '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert fired\n- 15:35 UTC - Restart done, waited for the provider\n- 15:42 UTC - Incident resolved\n',
    },
    {
      title: 'a shorter one',
      good: '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert fired\n- 14:55 UTC - Incident resolved\n',
    },
  ],
  check({ model, document, options, report }) {
    for (const gap of findGaps(model, document(), options)) {
      const { before, after, minutes } = gap;
      const since = formatMoment(before.entry.start ?? NOTHING);
      report({
        range: after.entry.when.range,
        message: `Nothing is recorded for ${formatMinutes(minutes)} since ${since}. Say what was tried or waited for.`,
        related: [{ range: before.entry.when.range, message: `The entry before: ${since}` }],
        fixes: fixesFor(document(), gap, since),
      });
    }
  },
});

const NOTHING = { date: null, time: null };

export interface Gap {
  readonly before: Timed;
  readonly after: Timed;
  readonly minutes: number;
}

/**
 * Silences between detection and resolution that nothing explains. Also drawn by the preview. None
 * where the document does not tell when somebody knew, or when it was over.
 */
export function findGaps(
  model: Pick<Postmortem, 'milestones' | 'timelines'>,
  document: KeptDocument,
  limits: { readonly minutes: number; readonly percent: number },
): readonly Gap[] {
  const window = knownWindow(model);
  if (!window || severalIncidents(model)) return [];
  const [from, to] = window;
  const entries = comparableEntries(allTimed(model));
  const limit = Math.max(limits.minutes, ((to - from) * limits.percent) / 100);
  const days = openDays(model);
  const gaps: Gap[] = [];
  let before: Timed | undefined;
  let reach = -Infinity;
  for (const after of entries) {
    const minutes = after.at - reach;
    const inside = before !== undefined && before.at >= from && after.at <= to;
    if (
      before &&
      inside &&
      minutes > limit &&
      ![before, after].some(({ entry }) => EXPLAINED.test(saidBy(document, entry))) &&
      !days.some((day) => day.from < after.at && day.to > reach)
    )
      gaps.push({ before, after, minutes });
    if (after.at >= reach) before = after;
    reach = Math.max(reach, after.at, after.entry.end?.at ?? -Infinity);
  }
  return gaps;
}

/** From when somebody knew of it to when it was over, in minutes since the epoch; null where one is not told. */
function knownWindow({
  milestones,
}: Pick<Postmortem, 'milestones'>): readonly [number, number] | null {
  const known = milestones.find(({ kind }) => KNOWN.has(kind));
  const over = milestones.find(
    ({ kind, moment }) => OVER.has(kind) && known && moment.at > known.moment.at,
  );
  return known && over && comparable(known.moment, over.moment)
    ? [known.moment.at, over.moment.at]
    : null;
}

const KNOWN: ReadonlySet<string> = new Set(['detected', 'declared', 'paged', 'acknowledged']);
const OVER: ReadonlySet<string> = new Set(['resolved', 'all-clear']);

/** Several incidents in one file are apart by days; the time between them is no silence. */
const severalIncidents = ({ timelines }: Pick<Postmortem, 'timelines'>): boolean =>
  new Set(timelines.filter(({ form }) => form !== 'labelled').map(({ section }) => section)).size >
  3;

/** Rows that have only a day: something happened at an hour that nobody wrote down. */
const openDays = (model: Pick<Postmortem, 'timelines'>): readonly Range[] =>
  model.timelines.flatMap(({ entries }) =>
    entries.flatMap(({ start, end }): readonly Range[] =>
      start && start.time === null && start.date
        ? [{ from: start.at, to: Math.max(start.at, end?.at ?? start.at) + 1440 }]
        : [],
    ),
  );

/** All that an entry says, with the further lines of its paragraph. */
const saidBy = ({ text }: KeptDocument, { text: said, notes, range }: TimelineEntry): string =>
  `${said.text} ${text.slice(said.range.to, Math.min(range.to, said.range.to + LONGEST))} ${notes?.text ?? ''}`;

const LONGEST = 600;

function fixesFor(document: KeptDocument, { before, after }: Gap, since: string): readonly Fix[] {
  const noted = noteOf(document, after, `no updates since ${since}`);
  const row = newRow(document, before, after);
  return [
    ...(noted ? [choice(`Mark as explained: no updates since ${since}`, [noted], true)] : []),
    ...(row ? [choice('Insert a row to fill in', [row])] : []),
  ];
}

/** A note in the column of notes, where there is one, else behind what the entry says. */
function noteOf(
  document: KeptDocument,
  { entry, timeline: { table, entries } }: Timed,
  note: string,
): TextEdit | null {
  const row = table?.rows.find(({ range }) => range.from === entry.range.from);
  const cell = row && table && (row.cells[table.columns.notes] ?? row.cells[table.columns.text]);
  if (cell?.text === '')
    return fillEmpty(document.text, cell.range, `${note.charAt(0).toUpperCase()}${note.slice(1)}`);
  const next = entries.find(({ range }) => range.from > entry.range.from);
  return behindText(document, (cell ?? entry.text).range.to, note, next?.range.from);
}

/** A row in the middle of the silence, in the form of the entry behind it, else of the one before. */
function newRow(document: KeptDocument, before: Timed, after: Timed): TextEdit | null {
  const minutes = Math.round((after.at - before.at) / 2);
  const place = ({ timeline }: Timed): RowPlace => ({ document, timeline, order: null });
  return (
    rowLike(place(after), { like: after.entry, minutes: -minutes, side: 'before' }) ??
    rowLike(place(before), { like: before.entry, minutes, side: 'behind' })
  );
}
