import type { Postmortem } from '../../model/types';
import { formatMinutes } from '../../time/duration';
import { clockAt, formatClock, formatMoment } from '../../time/format';
import { defineRule, type Fix } from '../rule';
import { choice, insertion, wholeLines } from '../support/edits';
import { allTimed, type Timed } from '../support/sequence';

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
  summary: 'A long silence between detection and resolution.',
  why: `What happened in the silence is what the review will ask first. A row that says what was tried, or that people waited, is often the most useful one of the timeline.

Silence is reported between detection and resolution only, and only when it is longer than both limits.`,
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
  check({ model, text, options, report }) {
    for (const { before, after, minutes } of findGaps(model, options)) {
      const since = formatMoment(before.entry.start ?? NOTHING);
      report({
        range: after.entry.when.range,
        message: `Nothing is recorded for ${formatMinutes(minutes)} since ${since}. Say what was tried or waited for.`,
        related: [{ range: before.entry.when.range, message: `The entry before: ${since}` }],
        fixes: fixesFor(before, after, since, text),
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

/** Silences between detection and resolution that nothing explains. Also drawn by the preview. */
export function findGaps(
  model: Postmortem,
  limits: { readonly minutes: number; readonly percent: number },
): readonly Gap[] {
  const entries = allTimed(model);
  const at = (kinds: readonly string[]): number | undefined =>
    kinds.flatMap((kind) => model.milestones.filter((milestone) => milestone.kind === kind))[0]
      ?.moment.at;
  const from = at(['detected', 'started', 'paged']) ?? entries[0]?.at;
  const to = at(['resolved', 'all-clear']) ?? entries[entries.length - 1]?.at;
  // Several incidents in one file are apart by days; the time between them is no silence.
  const incidents = new Set(
    model.timelines
      .filter((timeline) => timeline.form !== 'labelled')
      .map((timeline) => timeline.section),
  ).size;
  if (from === undefined || to === undefined || to <= from || incidents > 3) return [];
  const limit = Math.max(limits.minutes, ((to - from) * limits.percent) / 100);
  const gaps: Gap[] = [];
  let before: Timed | undefined;
  let reach = -Infinity;
  for (const after of entries) {
    const minutes = after.at - reach;
    if (
      before &&
      minutes > limit &&
      before.at >= from &&
      after.at <= to &&
      !EXPLAINED.test(
        `${after.entry.text.text} ${after.entry.notes?.text ?? ''} ${before.entry.text.text}`,
      )
    ) {
      gaps.push({ before, after, minutes });
    }
    if (after.at >= reach) before = after;
    reach = Math.max(reach, after.at, after.entry.end?.at ?? -Infinity);
  }
  return gaps;
}

function fixesFor(before: Timed, after: Timed, since: string, text: string): readonly Fix[] {
  const { entry, timeline } = after;
  const notes = timeline.table ? rowCell(after, timeline.table.columns.notes) : null;
  const target = notes ?? entry.text;
  const note = target.text === '' ? `No updates since ${since}` : ` (no updates since ${since})`;
  const fixes = [
    choice(
      `Mark as explained: no updates since ${since}`,
      [insertion(target.range.to, note)],
      true,
    ),
  ];
  const row = newRow(before, after, text);
  if (row !== null)
    fixes.push(
      choice('Insert a row to fill in', [insertion(wholeLines(text, entry.range).from, row)]),
    );
  return fixes;
}

function rowCell(
  timed: Timed,
  column: number,
): {
  readonly text: string;
  readonly range: { readonly from: number; readonly to: number };
} | null {
  const row = timed.timeline.table?.rows.find(
    (candidate) => candidate.range.from === timed.entry.range.from,
  );
  return column === -1 ? null : (row?.cells[column] ?? null);
}

/** A row in the middle of the silence, in the form of the timeline. */
function newRow(before: Timed, after: Timed, text: string): string | null {
  const zoned = after.entry.start?.zone ?? null;
  const middle = after.entry.start?.time
    ? after.entry.start.time.subtract({ minutes: Math.round((after.at - before.at) / 2) })
    : null;
  const clock = formatClock(middle ?? clockAt((before.at + after.at) / 2)).slice(0, 5);
  const table = after.timeline.table;
  if (table) {
    const cells = table.header.map((_, index) => (index === table.columns.time ? clock : ''));
    return `| ${cells.map((cell) => cell.padEnd(1)).join(' | ')} |\n`;
  }
  const line = wholeLines(text, after.entry.range);
  const marker = /^\s*(?:[-*+]|\d+[.)])\s+/.exec(text.slice(line.from, line.to))?.[0];
  if (marker === undefined || after.entry.label) return null;
  const zone =
    after.entry.when.kind === 'valid' && after.entry.when.value.zone ? ` ${zoned?.name ?? ''}` : '';
  return `${marker}${clock}${zone} - \n`;
}
