import { dayNumber } from '../../time/instant';
import { counts, type LedgerAction } from './ledger';

/** A step of a Kaplan–Meier curve. */
export interface SurvivalStep {
  /** Days since the action was opened. */
  readonly days: number;
  /** How many were under observation just before. */
  readonly atRisk: number;
  readonly done: number;
  /** The share still open after it, from 0 to 1. */
  readonly open: number;
}

export interface Survival {
  /** Actions whose opening and state are known. */
  readonly n: number;
  readonly done: number;
  /** Still open when last seen: how long they will take is not known. */
  readonly censored: number;
  /** Actions without a known opening, or of unknown state. */
  readonly leftOut: number;
  readonly steps: readonly SurvivalStep[];
  /** Days after which half are done; null where the curve does not come so far. */
  readonly median: number | null;
}

/** How long actions stay open. Those that are still open count as long as they were seen. `today` is an ISO date. */
export function survivalOf(actions: readonly LedgerAction[], today: string): Survival {
  const once = actions.filter(counts);
  const seen = once.flatMap(({ opened, closed, state }) => {
    if (opened === null || state === 'unknown' || (state === 'done' && closed === null)) return [];
    const days = daysBetween(opened, state === 'done' ? (closed ?? today) : today);
    return days >= 0 ? [{ days, done: state === 'done' }] : [];
  });
  const steps: SurvivalStep[] = [];
  let open = 1;
  for (const days of [...new Set(seen.filter(({ done }) => done).map((one) => one.days))].sort(
    (a, b) => a - b,
  )) {
    const atRisk = seen.filter((one) => one.days >= days).length;
    const done = seen.filter((one) => one.done && one.days === days).length;
    open *= 1 - done / atRisk;
    steps.push({ days, atRisk, done, open: Math.round(open * 10_000) / 10_000 });
  }
  const done = seen.filter((one) => one.done).length;
  return {
    n: seen.length,
    done,
    censored: seen.length - done,
    leftOut: once.length - seen.length,
    steps,
    median: steps.find((step) => step.open <= 0.5)?.days ?? null,
  };
}

function daysBetween(from: string, to: string): number {
  return dayOf(to) - dayOf(from);
}

function dayOf(iso: string): number {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return dayNumber({ year, month, day });
}
