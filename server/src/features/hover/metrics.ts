import { Temporal } from 'temporal-polyfill';
import { formula, MILESTONE_NAMES, standardMetrics } from '../../model/timeline/metrics';
import type { Metric, MetricId, Moment, StatedDuration, TimelineEntry } from '../../model/types';
import { agrees, windowReading } from '../../rules/support/readings';
import { allTimed } from '../../rules/support/sequence';
import { lineAt } from '../../text/lineIndex';
import type { Range } from '../../text/range';
import { formatMinutes, formatMinutesLong } from '../../time/duration';
import { formatClock, formatMoment } from '../../time/format';
import type { Snapshot } from '../../workspace/snapshot';
import type { World } from '../world';
import { escape, type HoverContent } from './content';

/** What the header and the milestones give for a stated length. */
export function durationHover(snapshot: Snapshot, stated: StatedDuration): HoverContent {
  const { window } = snapshot.model.incident;
  const reading = window ? windowReading(window) : null;
  const lines = ['**Duration**', '', `Stated: ${escape(stated.text)}${inWords(stated)}`, ''];
  if (reading) lines.push(`- Header, ${reading.name}: **${formatMinutes(reading.minutes)}**`);
  const seen = new Set<string>();
  for (const metric of snapshot.model.metrics) {
    if (
      metric.definition.id !== 'impact' &&
      metric.definition.id !== 'resolve' &&
      metric.definition.id !== 'repair'
    )
      continue;
    const line = `- ${capital(formula(metric))}, ${span(metric)}: **${formatMinutes(metric.minutes)}**`;
    if (!seen.has(line)) lines.push(line);
    seen.add(line);
  }
  if (lines.length === 4) lines.push('No start and end are known to compare it with.');
  return { range: stated.range, markdown: lines.join('\n') };
}

/** `75 min` in the words that all others are told in, where it is not in them already. */
function inWords({ text, duration }: StatedDuration): string {
  const words = formatMinutesLong(duration.minutes);
  const same = (written: string): string => written.toLowerCase().replace(/\s+/g, ' ').trim();
  return same(text).includes(same(words)) ? '' : ` (${words})`;
}

const METRIC_OF: Readonly<Partial<Record<StatedDuration['kind'], MetricId>>> = {
  detect: 'detect',
  acknowledge: 'acknowledge',
  mitigate: 'mitigate',
  repair: 'repair',
  resolve: 'resolve',
};

/** A stated metric beside the computed one, with formula, evidence and other definitions. */
export function metricHover(snapshot: Snapshot, stated: StatedDuration): HoverContent | null {
  const id = METRIC_OF[stated.kind];
  if (id === undefined) return null;
  const metrics = snapshot.model.metrics.filter((metric) => metric.definition.id === id);
  const [standard, ...others] = metrics;
  if (!standard) {
    return {
      range: stated.range,
      markdown: `**${escape(stated.label.text)}**\n\nThe timeline does not have the milestones to compute it from.`,
    };
  }
  const lines = [
    `**${standard.name}: ${formatMinutes(standard.minutes)}**`,
    '',
    `\`${formula(standard)}\``,
    '',
    evidence(snapshot, standard.from),
    evidence(snapshot, standard.to),
  ];
  if (agrees(stated, standard.minutes, 1)) lines.push('', 'This is what the document states.');
  const different = others.filter((metric) => metric.minutes !== standard.minutes);
  if (different.length > 0) {
    lines.push(
      '',
      'Other definitions:',
      '',
      ...different.map(
        (metric) =>
          `- ${metric.definition.preset}: ${formatMinutes(metric.minutes)} (${formula(metric)})${agrees(stated, metric.minutes, 1) ? ', as stated' : ''}`,
      ),
    );
  }
  return { range: stated.range, markdown: lines.join('\n') };
}

function evidence(snapshot: Snapshot, milestone: Metric['from']): string {
  const line = lineAt(snapshot.lines, milestone.range.from) + 1;
  return `- ${capital(MILESTONE_NAMES[milestone.kind])} ${formatMoment(milestone.moment)}, line ${line}: ${escape(milestone.text)}`;
}

/** An entry's time: in UTC and for the reader, since detection, since the entry before. */
export function timeHover(
  snapshot: Snapshot,
  world: World,
  entry: TimelineEntry,
): HoverContent | null {
  const { when, start } = entry;
  if (when.kind === 'invalid')
    return { range: when.range, markdown: `**No time:** ${escape(when.problem)}` };
  if (!start) return null;
  const heading = [
    start.date?.toString(),
    start.time ? formatMoment({ date: null, time: start.time }) : null,
    start.zone?.name,
  ]
    .filter((part) => part != null)
    .join(' ');
  const lines = [`**${escape(heading)}**`, ''];
  const detected =
    snapshot.model.milestones.find((milestone) => milestone.kind === 'detected') ??
    snapshot.model.milestones[0];
  if (detected)
    lines.push(
      `- ${offset(start.at - detected.moment.at)} ${MILESTONE_NAMES[detected.kind]} (${formatMoment(detected.moment)})`,
    );
  const before = allTimed(snapshot.model)
    .filter((timed) => timed.at < start.at)
    .pop();
  if (before)
    lines.push(
      `- ${formatMinutes(start.at - before.at)} after the entry before: ${formatMoment(before.entry.start ?? start)} ${escape(before.entry.text.text)}`,
    );
  const elsewhere = otherZones(start, world.readerZone);
  if (elsewhere !== null) lines.push(`- ${elsewhere}`);
  if (entry.milestone) lines.push(`- Read as: ${MILESTONE_NAMES[entry.milestone]}`);
  return { range: when.range, markdown: lines.join('\n') };
}

/** All metrics, the longest silence and who acted. */
export function timelineHover(snapshot: Snapshot, range: Range): HoverContent {
  const { model } = snapshot;
  const metrics = standardMetrics(model.metrics);
  const lines = ['**Timeline**', ''];
  if (metrics.length > 0) {
    lines.push(
      '| Metric | Value | From – to |',
      '|---|---|---|',
      ...metrics.map(
        (metric) =>
          `| ${metric.name} | **${formatMinutes(metric.minutes)}** | ${span(metric)} (${formula(metric)}) |`,
      ),
      '',
    );
  }
  const entries = allTimed(model);
  let silence: { minutes: number; text: string } | null = null;
  entries.forEach((timed, index) => {
    const before = entries[index - 1];
    const minutes = before ? timed.at - before.at : 0;
    if (before && minutes > (silence?.minutes ?? 0))
      silence = {
        minutes,
        text: `${formatMoment(before.entry.start ?? NOTHING)}–${formatMoment(timed.entry.start ?? NOTHING)}`,
      };
  });
  const longest = silence as { minutes: number; text: string } | null;
  if (longest)
    lines.push(`Longest silence: **${formatMinutes(longest.minutes)}** (${longest.text})`, '');
  const actors = new Map<string, number>();
  for (const { entry } of entries)
    if (entry.actor?.kind === 'valid')
      actors.set(entry.actor.value, (actors.get(entry.actor.value) ?? 0) + 1);
  const ranked = [...actors].sort((a, b) => b[1] - a[1]);
  if (ranked.length > 0)
    lines.push(`Entries: ${ranked.map(([name, count]) => `${escape(name)} ${count}`).join(', ')}`);
  if (lines.length === 2) lines.push('No entry has a time yet.');
  return { range, markdown: lines.join('\n') };
}

const NOTHING = { date: null, time: null };

const span = (metric: Metric): string =>
  `${formatMoment(metric.from.moment)}–${formatMoment(metric.to.moment)}`;

const offset = (minutes: number): string =>
  minutes === 0
    ? 'At'
    : minutes > 0
      ? `+${formatMinutes(minutes)} after`
      : `−${formatMinutes(-minutes)} before`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The same instant in UTC and in the reader's zone; null where day or zone are not known. */
function otherZones(start: Moment, readerZone: string): string | null {
  if (!start.date || !start.time || start.zone?.id == null) return null;
  const instant = Temporal.Instant.fromEpochMilliseconds(Math.round(start.at * 60_000));
  const zones = [...new Set(['UTC', readerZone])].filter((zone) => zone !== start.zone?.id);
  const told = zones.map((zone) => {
    const there = instant.toZonedDateTimeISO(zone);
    const date =
      start.date && there.toPlainDate().equals(start.date)
        ? ''
        : `${there.toPlainDate().toString()} `;
    return `${date}${formatClock(there.toPlainTime())} ${zone}`;
  });
  return told.length === 0 ? null : `Elsewhere: ${told.join(', ')}`;
}
