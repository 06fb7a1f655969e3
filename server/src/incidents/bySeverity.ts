import type { IncidentSummary } from './numbers/summary';
import { severityRank } from './severityRank';

/** The level by which an incident is grouped; null where none is told, or its document contradicts it. */
export const levelOf = ({ severity }: Pick<IncidentSummary, 'severity'>): string | null =>
  severity && severity.leftOut === null ? severity.level : null;

/** Incidents by severity, the worst first, levels of no usual scale behind them, those without one last. */
export function bySeverity<T>(
  incidents: readonly T[],
  summaryOf: (incident: T) => Pick<IncidentSummary, 'severity'>,
): readonly { readonly level: string | null; readonly incidents: readonly T[] }[] {
  const groups = new Map<string | null, T[]>();
  for (const incident of incidents) {
    const level = levelOf(summaryOf(incident));
    const known = groups.get(level);
    if (known) known.push(incident);
    else groups.set(level, [incident]);
  }
  const order = (level: string | null): number =>
    level === null ? 1000 : (severityRank(level) ?? 100);
  return [...groups]
    .sort(([a], [b]) => order(a) - order(b) || ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([level, those]) => ({ level, incidents: those }));
}
