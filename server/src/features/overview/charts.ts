import { levelOf, bySeverity } from '../../incidents/bySeverity';
import { countActions, counts, isLate } from '../../incidents/actions/ledger';
import type { ChartedIncident } from '../../incidents/charted';
import { distributionOf, FEWEST, shareOf } from '../../incidents/numbers/statistics';
import type { TeamZone } from '../../incidents/zone';
import type { MilestoneKind } from '../../model/types';
import type {
  OverviewAction,
  OverviewCharts,
  OverviewIncident,
  OverviewLength,
} from '../../protocol';
import { formatMinutes } from '../../time/duration';
import { dateOfDay, offsetAt } from '../../time/instant';
import { recurringCauses, recurringServices } from './recurring';

/** The moments of an incident that matter to what is measured. */
const MILESTONES: readonly MilestoneKind[] = [
  'started',
  'detected',
  'acknowledged',
  'identified',
  'mitigated',
  'resolved',
  'all-clear',
];

/** What every chart shows of incidents: each value a mark of its document, and what is left out and why. */
export function overviewCharts(
  given: readonly ChartedIncident[],
  zone: TeamZone,
  /** ISO date; empty where nothing is to be called late. */
  today: string,
  addressOf: (file: string) => string,
): OverviewCharts {
  const incidents = [...given].sort(
    (a, b) => compare(dateOf(a) ?? '', dateOf(b) ?? '') || compare(a.summary.file, b.summary.file),
  );
  const levels = bySeverity(incidents, ({ summary }) => summary).map(({ level }) => level);
  return {
    incidents: incidents.map((incident): OverviewIncident => {
      const { summary, title } = incident;
      const severity = levelOf(summary);
      return {
        uri: addressOf(summary.file),
        title,
        line: lineOf(summary.title),
        date: dateOf(incident),
        severity,
        rank: severity === null ? null : levels.indexOf(severity),
      };
    }),
    lengths: (['duration', 'detect', 'resolve'] as const).map((id) => lengthOf(id, incidents)),
    calendar: calendarOf(incidents),
    week: weekOf(incidents, zone),
    milestones: MILESTONES.map((kind) => milestoneOf(kind, incidents)),
    services: recurringServices(incidents),
    causes: recurringCauses(incidents),
    actions: actionsOf(incidents, today),
  };
}

/** By code units: the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const dateOf = ({ summary: { day } }: ChartedIncident): string | null =>
  day && day.refuted === null ? day.day : null;

/** The first line of a value, zero-based. */
const lineOf = (told: { readonly lines: readonly number[] } | null): number =>
  Math.max(0, (told?.lines[0] ?? 1) - 1);

type Incidents = readonly ChartedIncident[];

function lengthOf(id: OverviewLength['id'], incidents: Incidents): OverviewLength {
  const numbered = incidents.map((incident, of) => ({ of, summary: incident.summary }));
  const rows = bySeverity(numbered, ({ summary }) => summary)
    .map(({ level, incidents: those }) => {
      const marks = those
        .flatMap(({ of, summary }) => {
          const figure = summary.lengths[id];
          if (figure.kind !== 'known') return [];
          const { minutes, definition, doubt } = figure;
          const text = formatMinutes(minutes);
          return [{ of, line: lineOf(figure), minutes, text, definition, doubt }];
        })
        .sort((a, b) => a.minutes - b.minutes || a.of - b.of);
      const found = distributionOf(marks.map(({ minutes }) => minutes));
      const median = found && marks.length >= FEWEST ? found.median : null;
      const interval = found?.interval ?? null;
      return {
        severity: level,
        median,
        medianText: median === null ? null : formatMinutes(median),
        interval,
        intervalTexts: interval?.map((end) => formatMinutes(end)) ?? [],
        marks,
      };
    })
    .filter(({ marks }) => marks.length > 0);
  return {
    id,
    rows,
    untold: numbered.flatMap(({ of, summary }) =>
      summary.lengths[id].kind === 'untold' ? [of] : [],
    ),
    leftOut: numbered.flatMap(({ of, summary }) => {
      const figure = summary.lengths[id];
      if (figure.kind !== 'left-out') return [];
      const { minutes, reason } = figure;
      return [{ of, line: lineOf(figure), minutes, text: formatMinutes(minutes), reason }];
    }),
  };
}

function calendarOf(incidents: Incidents): OverviewCharts['calendar'] {
  const days = incidents.map(({ summary: { day } }, of) => ({ of, day }));
  return {
    marks: days.flatMap(({ of, day }) =>
      day && day.refuted === null ? [{ of, line: lineOf(day), date: day.day }] : [],
    ),
    untold: days.flatMap(({ of, day }) => (day === null ? [of] : [])),
    leftOut: days.flatMap(({ of, day }) =>
      day?.refuted == null ? [] : [{ of, line: lineOf(day), reason: day.refuted }],
    ),
  };
}

function weekOf(incidents: Incidents, { id, from }: TeamZone): OverviewCharts['week'] {
  return {
    zone: id,
    from,
    marks: incidents.flatMap(({ began }, of) => {
      if (began === null) return [];
      const wall = began.at + offsetAt(began.at, id);
      const day = Math.floor(wall / 1440);
      return [
        {
          of,
          line: began.line - 1,
          weekday: dateOfDay(day).dayOfWeek - 1,
          hour: (wall - day * 1440) / 60,
        },
      ];
    }),
    untold: incidents.flatMap(({ began }, of) => (began === null ? [of] : [])),
  };
}

function milestoneOf(
  kind: MilestoneKind,
  incidents: Incidents,
): OverviewCharts['milestones'][number] {
  const marks = incidents.map(({ summary: { milestones } }, of) => {
    const found = milestones.find((milestone) => milestone.kind === kind);
    return { of, line: found ? lineOf(found) : null };
  });
  const { count, interval } = shareOf(
    marks.filter(({ line }) => line !== null).length,
    incidents.length,
  );
  return { kind, count, interval, marks };
}

const ORDER = ['done', 'open', 'late', 'unknown'] as const;

function actionsOf(incidents: Incidents, today: string): OverviewCharts['actions'] {
  const groupOf = ({ state, late }: OverviewAction): number => ORDER.indexOf(late ? 'late' : state);
  const marks = incidents.flatMap(({ summary: { actions } }, of) =>
    actions.filter(counts).map((action): OverviewAction => ({
      of,
      line: action.line - 1,
      text: action.text,
      owner: action.owner,
      due: action.due ?? action.dueText,
      state: action.state,
      late: isLate(action, today),
    })),
  );
  return {
    counts: countActions(
      incidents.flatMap(({ summary: { actions } }) => actions),
      today,
    ),
    marks: marks
      .map((mark, at) => ({ mark, at }))
      .sort((a, b) => groupOf(a.mark) - groupOf(b.mark) || a.at - b.at)
      .map(({ mark }) => mark),
  };
}
