import { overviewCharts } from '../features/overview/charts';
import { levelOf } from '../incidents/bySeverity';
import type { ChartedIncident } from '../incidents/charted';
import { groupsOf, sameIds } from '../incidents/numbers';
import { severityRank } from '../incidents/severityRank';
import { teamZone } from '../incidents/zone';
import type { OverviewAnswer, OverviewChoice, OverviewFilter } from '../protocol';
import type { Session } from './session';

/** The charts of all postmortems of the workspace as they are known now. */
export function overviewAnswer(session: Session, filter: OverviewFilter): OverviewAnswer {
  const { incidents } = session;
  const all = incidents.charted;
  const shown = all.filter((incident) => passes(incident, filter));
  const today = session.today.toString();
  // The clock stays the same while the filter changes.
  const charts = overviewCharts(shown, teamZone(all), today, (path) => session.uriOf(path));
  const placeOf = new Map(charts.incidents.map(({ uri }, index) => [uri, index]));
  const placesOf = (files: readonly string[]): readonly number[] =>
    files.flatMap((file) => placeOf.get(session.uriOf(file)) ?? []);
  return {
    ...charts,
    today,
    reading: incidents.reading,
    unread: [...incidents.unread].map(([path, reason]) => ({ path, reason })),
    all: all.length,
    filter,
    choices: choicesOf(all),
    several: placesOf(shown.flatMap(({ summary }) => (summary.several ? [summary.file] : []))),
    sameId: sameIds(shown.map(({ summary }) => summary)).map(({ id, files }) => ({
      id,
      of: placesOf(files),
    })),
  };
}

function passes(
  { summary }: ChartedIncident,
  { quarter, severity, service }: OverviewFilter,
): boolean {
  const { day, services } = summary;
  const own = day && day.refuted === null ? day.quarter : null;
  return (
    (quarter === undefined || own === quarter) &&
    (severity === undefined || levelOf(summary) === severity) &&
    (service === undefined ||
      (service === null ? services.length === 0 : services.some(({ text }) => text === service)))
  );
}

function choicesOf(all: readonly ChartedIncident[]): OverviewAnswer['choices'] {
  const summaries = all.map(({ summary }) => summary);
  const choices = (by: 'quarter' | 'severity' | 'service'): readonly OverviewChoice[] =>
    groupsOf(summaries, by).map(({ value, incidents }) => ({ value, n: incidents.length }));
  const order = ({ value }: OverviewChoice): number =>
    value === null ? 1000 : (severityRank(value) ?? 100);
  const quarters = choices('quarter');
  return {
    // The latest first, what has none last.
    quarter: [
      ...quarters.filter(({ value }) => value !== null).reverse(),
      ...quarters.filter(({ value }) => value === null),
    ],
    severity: [...choices('severity')].sort((a, b) => order(a) - order(b)),
    service: choices('service'),
  };
}
