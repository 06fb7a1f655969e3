import { ledgerOf } from '../incidents/actions/ledger';
import type { Milestone, Timeline } from '../model/types';
import { daysBetween } from '../rules/support/days';
import { timedEntries } from '../rules/support/sequence';
import type { Range } from '../text/range';
import { formatMinutes } from '../time/duration';
import { weekdayName } from '../time/style';
import type { Snapshot } from '../workspace/snapshot';
import { eachIncident } from './incidentAt';

export interface Hint {
  readonly at: number;
  readonly label: string;
  readonly tooltip: string;
}

/** What stands in grey beside times and due dates, as far as the settings ask for it. */
export function inlayHints(snapshot: Snapshot, within: Range): readonly Hint[] {
  const { model, configuration, today } = snapshot;
  if (!model.recognition.postmortem) return [];
  const { offsets, gaps, due } = configuration.inlayHints;
  const seen = (at: number): boolean => at >= within.from && at <= within.to;
  const hints: Hint[] = [];
  const told = offsets || gaps ? eachIncident(snapshot) : [];
  for (const { timeline, detected } of told.flatMap(timelinesOf)) {
    let before: number | null = null;
    for (const { entry, at } of timedEntries(timeline)) {
      const parts: string[] = [];
      if (offsets && detected) parts.push(signed(at - detected.moment.at));
      if (gaps && before !== null && at > before) parts.push(`Δ${formatMinutes(at - before)}`);
      before = at;
      if (parts.length > 0 && seen(entry.when.range.to))
        hints.push({
          at: entry.when.range.to,
          label: parts.join(' '),
          tooltip: 'Since detection; Δ since the entry before',
        });
    }
  }
  const items = due ? model.actions.flatMap((list) => list.items) : [];
  const ledger = items.length > 0 ? ledgerOf('', snapshot) : [];
  for (const [index, item] of items.entries()) {
    if (item.due.kind !== 'valid' || !item.due.value.date || !seen(item.due.range.to)) continue;
    const { date } = item.due.value;
    const state = ledger[index]?.state;
    const days = daysBetween(today, date);
    const left =
      days < 0
        ? `${lengthOf(-days)} ${state === 'open' ? 'over' : 'ago'}`
        : days === 0
          ? 'today'
          : `${lengthOf(days)} left`;
    hints.push({
      at: item.due.range.to,
      label:
        state !== 'done'
          ? `${weekdayName(date).slice(0, 3)}, ${left}`
          : weekdayName(date).slice(0, 3),
      tooltip: `${weekdayName(date)}, ${date.toString()}`,
    });
  }
  return hints;
}

/** Each timeline with when its incident was detected. */
function timelinesOf({
  model,
}: Snapshot): readonly { readonly timeline: Timeline; readonly detected: Milestone | null }[] {
  const detected = model.milestones.find(({ kind }) => kind === 'detected') ?? null;
  return model.timelines.map((timeline) => ({ timeline, detected }));
}

/** `5 days`, `14 months`: what is long ago is not counted in days. */
function lengthOf(days: number): string {
  const [count, unit] =
    days < 60
      ? [days, 'day']
      : days < 730
        ? [Math.floor(days / 30.44), 'month']
        : [Math.floor(days / 365.25), 'year'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const signed = (minutes: number): string =>
  minutes === 0 ? '±0' : minutes > 0 ? `+${formatMinutes(minutes)}` : `−${formatMinutes(-minutes)}`;
