import type { SiteIncident } from './types';

/** Words of severity, the worst first; those of one line stand beside each other. */
const WORDS: readonly (readonly string[])[] = [
  ['emergency', 'critical', 'severe', 'blocker', 'catastrophic'],
  ['major', 'high', 'urgent'],
  ['moderate', 'medium', 'normal', 'warning'],
  ['minor', 'low'],
  ['trivial', 'informational', 'info', 'negligible'],
];

/**
 * How bad a level is, by the order of the usual scales: smaller is worse. Null where its name tells no
 * order. No scale is laid over another: this only sorts.
 */
export function rankOf(level: string): number | null {
  const number = /\d/.exec(level)?.[0];
  if (number !== undefined) return Number(number);
  const rank = WORDS.findIndex((words) => words.includes(level.toLowerCase()));
  return rank === -1 ? null : rank;
}

/** The level by which an incident is grouped; null where none is told, or its document contradicts it. */
export const levelOf = ({ summary: { severity } }: SiteIncident): string | null =>
  severity && severity.leftOut === null ? severity.level : null;

/** Incidents by severity, the worst first, those without one last. */
export function bySeverity<T extends SiteIncident>(
  incidents: readonly T[],
): readonly { readonly name: string; readonly incidents: readonly T[] }[] {
  const groups = new Map<string | null, T[]>();
  for (const incident of incidents) {
    const level = levelOf(incident);
    const known = groups.get(level);
    if (known) known.push(incident);
    else groups.set(level, [incident]);
  }
  const order = (level: string | null): number => (level === null ? 1000 : (rankOf(level) ?? 100));
  return [...groups]
    .sort(([a], [b]) => order(a) - order(b) || ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([level, those]) => ({ name: level ?? 'not told', incidents: those }));
}
