import { dueText, isOverdue } from '../model/due';
import { formula, MILESTONE_NAMES, standardMetrics } from '../model/metrics';
import { isTeam } from '../model/owners';
import type {
  Communication,
  Metric,
  Milestone,
  MilestoneKind,
  Postmortem,
  StatedDuration,
  TimelineEntry,
} from '../model/types';
import type {
  PreviewAction,
  PreviewData,
  PreviewEntry,
  PreviewMetric,
  PreviewPhase,
  PreviewSeries,
  PreviewStatement,
  PreviewTimeline,
} from '../protocol';
import { findGaps } from '../rules/timeline/gap';
import { lineAt, positionAt } from '../text/lineIndex';
import type { Range, Span } from '../text/range';
import { formatMinutes } from '../time/duration';
import { type Temporal } from 'temporal-polyfill';
import { dayNumber } from '../time/instant';
import type { Snapshot } from '../workspace/snapshot';

/** Everything the side panel draws, as plain data. */
export function previewData(snapshot: Snapshot, uri: string, version: number): PreviewData {
  const { model } = snapshot;
  const line = (range: Range): number => lineAt(snapshot.lines, range.from);
  const text = (value: { kind: string; text?: string }): string | null =>
    value.kind === 'valid' ? (value.text ?? null) : null;
  return {
    uri,
    version,
    postmortem: model.recognition.postmortem,
    title: model.title?.text ?? '',
    incident: {
      id: text(model.incident.id),
      severity: text(model.incident.severity),
      status: text(model.incident.status),
      statedDuration:
        model.incident.durations.find((stated) => stated.kind === 'total')?.text ?? null,
      services: model.impact.services.map((service) => service.text),
    },
    metrics: metrics(snapshot, line),
    timeline: timeline(snapshot, line),
    actions: actions(snapshot, line),
    analysis: analysis(snapshot, line),
    people: [...model.people]
      .sort((a, b) => Number(a.team) - Number(b.team) || b.references.length - a.references.length)
      .map(
        ({ name, references }) => references.find(({ place }) => place === 'owner')?.name ?? name,
      ),
    problems: snapshot.findings.map((finding) => {
      const { line: at, character } = positionAt(snapshot.lines, finding.range.from);
      return {
        line: at,
        character,
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message,
        fixes: finding.fixes.map(({ title }) => title),
      };
    }),
  };
}

const STATED_AS: Readonly<Partial<Record<string, StatedDuration['kind']>>> = {
  detect: 'detect',
  acknowledge: 'acknowledge',
  mitigate: 'mitigate',
  repair: 'repair',
  resolve: 'resolve',
  impact: 'total',
};

function metrics(snapshot: Snapshot, line: (range: Range) => number): readonly PreviewMetric[] {
  const { model } = snapshot;
  // What the rules let pass has a definition, or a basis of its own, that makes it right.
  const contradicted = new Set(
    snapshot.findings
      .filter(
        ({ rule }) => rule === 'claims/metric-mismatch' || rule === 'summary/duration-mismatch',
      )
      .map(({ range }) => range.from),
  );
  return standardMetrics(model.metrics).map((metric): PreviewMetric => {
    const stated = model.incident.durations.find(
      (candidate) => candidate.kind === STATED_AS[metric.definition.id],
    );
    return {
      id: metric.definition.id,
      name: metric.name,
      minutes: metric.minutes,
      text: formatMinutes(metric.minutes),
      formula: formula(metric),
      others: otherDefinitions(model, metric),
      from: local(metric.from.moment),
      to: local(metric.to.moment),
      lines: [line(metric.from.range), line(metric.to.range)],
      stated: stated && contradicted.has(stated.range.from) ? stated.text : null,
    };
  });
}

/** The same metric by other definitions, each value once. */
function otherDefinitions(model: Postmortem, own: Metric): PreviewMetric['others'] {
  const seen = new Set([own.minutes]);
  return model.metrics.flatMap((metric) => {
    if (metric.definition.id !== own.definition.id || seen.has(metric.minutes)) return [];
    seen.add(metric.minutes);
    return [{ text: formatMinutes(metric.minutes), formula: formula(metric) }];
  });
}

function timeline(snapshot: Snapshot, line: (range: Range) => number): PreviewTimeline {
  const { model } = snapshot;
  const seen = new Set<string>();
  const entries = [
    ...model.timelines.flatMap((run) =>
      run.entries.map((entry): PreviewEntry => previewEntry(entry, line(entry.range), seen)),
    ),
    ...model.communications.map((told) => communication(told, line(told.range), seen)),
  ];
  const limits = { minutes: 30, percent: 10 };
  return {
    zone: model.timelines.find((run) => run.zone !== null)?.zone?.name ?? model.zone?.name ?? null,
    dated: model.timelines.some((run) => run.dated),
    offset: offsetOf(model.timelines.flatMap((run) => run.entries)),
    series: series(model, entries, line),
    entries: [...entries].sort(
      (a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || a.line - b.line,
    ),
    phases: phases(model.milestones),
    milestones: model.milestones.map((milestone) => ({
      id: milestone.kind,
      name: MILESTONE_NAMES[milestone.kind],
      at: local(milestone.moment),
      line: line(milestone.range),
    })),
    gaps: findGaps(model, limits).map(({ before, after }) => ({
      from: local(before.entry.start ?? NOWHERE),
      to: local(after.entry.start ?? NOWHERE),
      line: line(after.entry.range),
    })),
  };
}

const NOWHERE = { at: 0, zone: null, date: null, time: null };

/** The instant as the document's own clock shows it, so that the axis reads like the text. */
function local(moment: {
  readonly at: number;
  readonly date: Temporal.PlainDate | null;
  readonly time: Temporal.PlainTime | null;
  readonly zone: unknown;
}): number {
  if (!moment.time) return moment.at;
  const minute = moment.time.hour * 60 + moment.time.minute + moment.time.second / 60;
  if (!moment.date) return Math.floor(moment.at / 1440) * 1440 + minute;
  return dayNumber(moment.date) * 1440 + minute;
}

function previewEntry(entry: TimelineEntry, line: number, seen: Set<string>): PreviewEntry {
  const actor = entry.actor?.kind === 'valid' ? entry.actor.value : null;
  const time = entry.when.kind === 'absent' ? '' : entry.when.text;
  const body = `${entry.label ? `${entry.label.text}: ` : ''}${entry.text.text}`;
  let key = `${time} ${body}`;
  while (seen.has(key)) key += '′';
  seen.add(key);
  return {
    key,
    line,
    at: entry.start ? local(entry.start) : null,
    end: entry.end ? local(entry.end) : null,
    time,
    approximate: entry.when.kind === 'valid' && entry.when.value.approximate,
    actor,
    actorKind:
      actor === null
        ? 'none'
        : /^(?:system|automat|monitor|alert|prometheus|pagerduty|bot|grafana|datadog|opsgenie|ci)/i.test(
              actor,
            )
          ? 'system'
          : isTeam(actor)
            ? 'team'
            : 'person',
    text: body,
    notes: entry.notes?.text ?? null,
    milestone: entry.milestone === null ? null : MILESTONE_NAMES[entry.milestone],
  };
}

/** A message to the outside, in a lane of its own. */
function communication(told: Communication, line: number, seen: Set<string>): PreviewEntry {
  const time = told.when.kind === 'absent' ? '' : told.when.text;
  let key = `told ${time} ${told.text.text}`;
  while (seen.has(key)) key += '′';
  seen.add(key);
  return {
    key,
    line,
    at: told.moment ? local(told.moment) : null,
    end: null,
    time,
    approximate: false,
    actor: 'Communications',
    actorKind: 'communication',
    text: told.text.text,
    notes: null,
    milestone: null,
  };
}

/** How far the document's clock is before UTC, when it is so for all entries. */
function offsetOf(entries: readonly TimelineEntry[]): number | null {
  const offsets = new Set(
    entries.flatMap(({ start }) =>
      start?.time ? [start.zone?.id == null || !start.date ? null : local(start) - start.at] : [],
    ),
  );
  const [only] = offsets;
  return offsets.size === 1 && only !== undefined ? only : null;
}

/** Series whose numbers stand in entries, in the order of time: those points have times. */
function series(
  model: Postmortem,
  entries: readonly PreviewEntry[],
  line: (range: Range) => number,
): readonly PreviewSeries[] {
  const timed = entries
    .filter((entry) => entry.at !== null)
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return model.series.flatMap(({ label, range, points }): PreviewSeries[] => {
    let next = 0;
    const found = points.flatMap(({ text, value }) => {
      const wanted = text.split(' ', 1)[0] ?? '';
      const at = timed.findIndex(
        (entry, index) =>
          index >= next && namesNumber(`${entry.text} ${entry.notes ?? ''}`, wanted),
      );
      const entry = timed[at];
      if (!entry || value === null || entry.at === null) return [];
      next = at + 1;
      return [{ at: entry.at, value, text }];
    });
    return found.length >= 2 && found.length * 2 >= points.length
      ? [{ name: label.text, line: line(range), points: found }]
      : [];
  });
}

/** Whether a number stands in a text by itself: `15%` is not in `115%`. */
function namesNumber(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at !== -1; at = text.indexOf(number, at + 1))
    if (!/[\d.,]/.test(text[at - 1] ?? ' ') && !/\d/.test(text[at + number.length] ?? ' '))
      return true;
  return false;
}

function analysis({ model }: Snapshot, line: (range: Range) => number): PreviewData['analysis'] {
  const { rootCause, factors, whys } = model.analysis;
  const statement = ({ text, range }: Span): PreviewStatement => ({ text, line: line(range) });
  return {
    rootCause: rootCause && statement(rootCause),
    factors: factors.map(statement),
    whys: whys.map(({ question, answer, range }) => ({
      question: question.text,
      answer: answer?.text ?? null,
      line: line(range),
    })),
  };
}

function phases(milestones: readonly Milestone[]): readonly PreviewPhase[] {
  const at = (...kinds: MilestoneKind[]): number | null => {
    for (const kind of kinds) {
      const found = milestones.find((milestone) => milestone.kind === kind);
      if (found) return local(found.moment);
    }
    return null;
  };
  const points: readonly (readonly [PreviewPhase['id'], string, number | null, number | null])[] = [
    ['impact', 'Impact', at('started', 'detected'), at('all-clear', 'resolved')],
    ['detection', 'Detection', at('started'), at('detected')],
    ['response', 'Response', at('detected', 'started'), at('acknowledged', 'identified')],
    [
      'mitigation',
      'Mitigation',
      at('acknowledged', 'identified', 'detected'),
      at('mitigated', 'resolved'),
    ],
    ['recovery', 'Recovery', at('mitigated'), at('all-clear', 'resolved')],
  ];
  return points.flatMap(([id, name, from, to]) =>
    from !== null && to !== null && to > from ? [{ id, name, from, to }] : [],
  );
}

function actions(snapshot: Snapshot, line: (range: Range) => number): readonly PreviewAction[] {
  const seen = new Set<string>();
  return snapshot.model.actions.flatMap((list) =>
    list.items.map((item): PreviewAction => {
      let key = item.text.text;
      while (seen.has(key)) key += '′';
      seen.add(key);
      return {
        key,
        line: line(item.range),
        text: item.text.text,
        owner: item.owner.kind === 'valid' ? item.owner.value : null,
        due: dueText(item.due),
        status: item.status.kind === 'valid' ? item.status.value : null,
        priority: item.priority.kind === 'valid' ? item.priority.value : null,
        done: item.done,
        overdue: isOverdue(item, snapshot.today),
      };
    }),
  );
}
