import { doubtsOf } from '../../model/doubts';
import { countActions, counts, countsText, isLate, ledgerOf } from '../../incidents/actions/ledger';
import { formula, MILESTONE_NAMES, standardMetrics } from '../../model/timeline/metrics';
import type { Moment, Parsed } from '../../model/types';
import { SEVERITIES, type Severity } from '../../rules/rule';
import { lineAt } from '../../text/lineIndex';
import type { Range } from '../../text/range';
import { formatMinutes } from '../../time/duration';
import { formatMoment } from '../../time/format';
import type { Snapshot } from '../../workspace/snapshot';
import { eachIncident } from '../incidentAt';
import { fixesOf } from './fixing';
import { quoted } from './answer';

/** `L14`: the line that an answer has its words from, 1-based. */
const at = ({ lines }: Snapshot, range: Range): string => `L${lineAt(lines, range.from) + 1}`;

const moment = (point: Moment): string =>
  `${formatMoment(point, true)}${point.zone && point.time ? ` ${point.zone.name}` : ''}`;

/** What was understood of a document: each line of the answer with the line that says it. */
export function readLines(snapshot: Snapshot): readonly string[] {
  const { model } = snapshot;
  const { incident, recognition, timelines } = model;
  const place = (range: Range): string => at(snapshot, range);
  const value = (name: string, part: Parsed<string>): readonly string[] =>
    part.kind === 'absent'
      ? [`${name}: not told`]
      : [
          `${place(part.range)} ${name}: ${quoted(part.text)}${part.kind === 'invalid' ? ' (not readable)' : ''}`,
        ];
  const ends = [incident.window?.start, incident.window?.end].flatMap((end, index) =>
    end?.kind === 'valid'
      ? [`${place(end.range)} ${index === 0 ? 'start' : 'end'}: ${moment(end.value)}`]
      : [],
  );
  const entries = timelines.flatMap((timeline) => timeline.entries);
  return [
    `postmortem: ${recognition.postmortem ? 'yes' : 'no'} (${recognition.reason})`,
    model.title ? `${place(model.title.range)} title: ${quoted(model.title.text)}` : 'title: none',
    ...value('id', incident.id),
    ...value('severity', incident.severity),
    ...value('status', incident.status),
    ...ends,
    ...incident.durations.map(
      (stated) =>
        `${place(stated.range)} stated ${quoted(stated.label.text) || 'duration'}: ${quoted(stated.text)}`,
    ),
    ...(model.incidents.length === 0
      ? []
      : [`tells ${model.incidents.length} incidents; what follows is told for each`]),
    ...eachIncident(snapshot).flatMap((told) => [
      ...named(snapshot, told),
      ...told.model.milestones.map(
        ({ kind, moment: when, range, from }) =>
          `${place(range)} ${MILESTONE_NAMES[kind]}: ${moment(when)}${from === 'wording' ? ' (by its words)' : ''}`,
      ),
    ]),
    ...doubtsOf(model).map(
      ({ range, about, why }) => `${place(range)} doubt: ${about}: ${quoted(why)}`,
    ),
    `timeline: ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`,
    ...entries.map(
      (entry) =>
        `${place(entry.range)} ${entry.start ? moment(entry.start) : 'no time'} ${quoted(entry.text.text, 90)}`,
    ),
    ...actionLines(snapshot, false),
    `sections: ${model.sections.map(({ heading, headingRange }) => `${place(headingRange)} ${quoted(heading.text, 40)}`).join(', ') || 'none'}`,
  ];
}

/** Findings with their lines and numbered fixes; those of `least` and above. */
export function findingLines(snapshot: Snapshot, least: Severity): readonly string[] {
  const { findings, model } = snapshot;
  const told = findings.filter(
    ({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least),
  );
  const left = findings.length - told.length;
  const head =
    told.length === 0
      ? `clean: no finding of level ${least} or above`
      : `${told.length} ${told.length === 1 ? 'finding' : 'findings'}`;
  return [
    `${head}${left > 0 ? ` (${left} of lower levels)` : ''}${model.recognition.postmortem ? '' : '; this does not look like a postmortem'}`,
    ...told.flatMap((finding) => [
      `${at(snapshot, finding.range)} ${finding.severity} ${finding.rule}: ${quoted(finding.message, 300)}`,
      ...fixesOf(snapshot, finding).map(
        ({ title, safe }, index) => `  fix ${index + 1}${safe ? ' (safe)' : ''}: ${quoted(title)}`,
      ),
    ]),
  ];
}

/** Computed metrics with the lines they are from, beside what the document states. */
export const metricLines = (snapshot: Snapshot): readonly string[] =>
  eachIncident(snapshot).flatMap((told) => [...named(snapshot, told), ...metricsOf(told)]);

/** Which of several incidents the lines after it are about; nothing for the only one. */
const named = (snapshot: Snapshot, { model }: Snapshot): readonly string[] =>
  snapshot.model.incidents.length === 0 || !model.title
    ? []
    : [`${at(snapshot, model.title.range)} incident: ${quoted(model.title.text)}`];

function metricsOf(snapshot: Snapshot): readonly string[] {
  const { model } = snapshot;
  const computed = standardMetrics(model.metrics).map(
    (metric) =>
      `${metric.name}: ${formatMinutes(metric.minutes)} = ${formula(metric)} (${at(snapshot, metric.from.range)} ${moment(metric.from.moment)}, ${at(snapshot, metric.to.range)} ${moment(metric.to.moment)})`,
  );
  const known = new Set(model.milestones.map(({ kind }) => kind));
  const missing = Object.entries(MILESTONE_NAMES).flatMap(([kind, name]) =>
    [...known].some((one) => one === kind) ? [] : [name],
  );
  return [
    ...(computed.length === 0 ? ['no metric can be computed'] : computed),
    ...(missing.length === 0 ? [] : [`not told: ${missing.join(', ')}`]),
    ...model.incident.durations.map(
      (stated) =>
        `${at(snapshot, stated.range)} stated ${quoted(stated.label.text)}: ${quoted(stated.text)}`,
    ),
  ];
}

/** Action items, each with what is told of it. `open`: only those that are not known to be done. */
export function actionLines(snapshot: Snapshot, open: boolean): readonly string[] {
  const ledger = ledgerOf('', snapshot);
  const today = snapshot.today.toString();
  const ranges = snapshot.model.actions.flatMap(({ items }) => items.map(({ range }) => range));
  const told = (part: string | null): string => (part === null ? 'not told' : quoted(part, 60));
  return [
    `actions: ${countsText(countActions(ledger, today))}`,
    ...ledger.flatMap((action, index) => {
      const range = ranges[index];
      if (!range || (open && action.state === 'done')) return [];
      const remark = isLate(action, today)
        ? ' (overdue)'
        : counts(action)
          ? ''
          : ' (stands twice, counts once)';
      return [
        `${at(snapshot, range)} [${MARKS[action.state]}] ${quoted(action.text, 100)}; owner ${told(action.owner)}, due ${action.dueText ?? 'not told'}, priority ${told(action.priority)}${remark}`,
      ];
    }),
  ];
}

/** `?` where the document does not tell whether it is done. */
const MARKS = { done: 'x', open: ' ', unknown: '?' } as const;
